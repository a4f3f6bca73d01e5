import { test } from "uvu";
import * as assert from "uvu/assert";
import { CORE_SCHEMA, load } from "js-yaml";
import fc from "fast-check";
import { oneLineYaml, unprintable } from "../../src/render/yaml-scalar.js";
import { hostileStrings, hostileValue } from "./hostile-strings.js";
import { readByPython } from "./python.js";

test("text that no reader can mistake stays plain", () => {
  for (const text of ["nutrition-service", "/health", "RollingUpdate", "a.b/c", "v1.2.3", "LOG_LEVEL"])
    assert.is(oneLineYaml(text), text);
});

test("text that some reader takes for something else is quoted", () => {
  for (const text of [
    "y",
    "Yes",
    "off",
    "NULL",
    "123",
    "1.2.3",
    "0o17",
    "1_000",
    "2020-01-01",
    "a b",
    "a:b",
    "-a",
    "~",
    "=",
    "<<",
    "",
  ]) {
    assert.is(oneLineYaml(text), `"${text}"`);
  }
});

test("characters that readers change or do not see are written as escapes", () => {
  assert.is(oneLineYaml('"\\\n\r\t'), String.raw`"\"\\\n\r\t"`);
  assert.is(oneLineYaml("\x07\x85\u2028\uFEFF\u{E0001}"), String.raw`"\x07\x85\u2028\uFEFF\U000E0001"`);
  assert.is(oneLineYaml("é 😀"), '"é 😀"');
});

test("numbers, booleans and null are written as such", () => {
  assert.equal([1, -2.5, 1e21, 1e-7, true, null].map(oneLineYaml), [
    "1",
    "-2.5",
    "1.0e+21",
    "1.0e-7",
    "true",
    "null",
  ]);
});

test("collections are written in flow style, without members that are undefined", () => {
  assert.is(
    oneLineYaml({ a: [1, "no"], on: {}, "b c": [], d: undefined }),
    '{a: [1, "no"], "on": {}, "b c": []}',
  );
});

test("what YAML cannot carry is refused", () => {
  for (const value of [
    undefined,
    Number.NaN,
    Infinity,
    () => 0,
    1n,
    new Date(),
    new Map(),
    [undefined],
    "a\0",
    "\uD800",
    { ["k".repeat(1001)]: 1 },
  ]) {
    assert.throws(() => oneLineYaml(value), /YAML/, String(value));
  }
});

test("unprintable names the first character that cannot be carried", () => {
  assert.is(unprintable("ab\0"), "U+0000 (NUL) at character 3");
  assert.is(unprintable("\uDC00"), "U+DC00 (half a surrogate pair) at character 1");
  assert.is(unprintable("😀\x01\uFFFF"), undefined);
});

test("any value reads back as it was", () => {
  for (const text of hostileStrings) assert.is(load(oneLineYaml(text)), text);
  fc.assert(
    fc.property(hostileValue, (value) =>
      assert.equal(load(oneLineYaml(value), { schema: CORE_SCHEMA }), value),
    ),
  );
});

test("Python's YAML 1.1 reads every hostile text as text", () => {
  const read = readByPython(oneLineYaml(hostileStrings));
  if (read !== undefined) assert.equal(read, hostileStrings);
});

test.run();
