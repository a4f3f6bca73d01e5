import { test } from "uvu";
import * as assert from "uvu/assert";
import { load } from "js-yaml";
import fc from "fast-check";
import { compilePartial, compileTemplate } from "../../src/render/dialect.js";
import { hostileStrings, hostileValue } from "./hostile-strings.js";

function word(source: string, value: unknown): string {
  return compileTemplate("test", source)({ value });
}

/** What Helm would print: every action must be the one that prints two braces. */
function printedByHelm(chartTemplate: string): string {
  const printed = chartTemplate.replaceAll('{{ "{{" }}', "\0");
  assert.not.match(printed, /\{\{/);
  return printed.replaceAll("\0", "{{");
}

test("yaml writes one line, and braces so that Helm prints them", () => {
  assert.is(word("a: [[yaml value]]", { b: "no", c: ["{{ x }}"] }), 'a: {b: "no", c: ["{{ "{{" }} x }}"]}');
  assert.is(word("a: [[yaml value]]", "{{{{{"), 'a: "{{ "{{" }}{{ "{{" }}{"');
});

test("block writes what follows a key", () => {
  assert.is(
    word("a:[[block 2 value]]\nb: 1\n", { x: [1, { z: "{{" }] }),
    'a:\n  x:\n    - 1\n    - z: "{{ "{{" }}"\nb: 1\n',
  );
  assert.is(word("a:[[block 2 value]]", [["b"]]), "a:\n  - - b");
  assert.is(word("a:[[block 2 value]]", {}), "a: {}");
  assert.is(word("a:[[block 2 value]]", { b: undefined }), "a: {}");
  assert.is(word("a:[[block 2 value]]", "yes"), 'a: "yes"');
  assert.is(word("a:[[block 4 value]]", "b\n\nc {{\n"), 'a: |\n    b\n\n    c {{ "{{" }}');
  assert.is(word("a:[[block 0 value]]", "b\nc"), 'a: "b\\nc"');
});

test("an indentation is a whole number", () => {
  for (const indent of ["-1", "1.5", '"2"', "value"])
    assert.throws(() => word(`[[block ${indent} value]]`, {}), /an indentation must be a whole number/);
});

test("any value in yaml or block reads back as it was once Helm has printed it", () => {
  for (const text of hostileStrings) {
    assert.equal(load(printedByHelm(word("a: [[yaml value]]\n", text))), { a: text });
    assert.equal(load(printedByHelm(word("a:[[block 1 value]]\n", text))), { a: text });
  }
  const both = compileTemplate("test", "a: [[yaml value]]\nb:\n  c:[[block 4 value]]\n");
  fc.assert(
    fc.property(hostileValue, (value) =>
      assert.equal(load(printedByHelm(both({ value }))), { a: value, b: { c: value } }),
    ),
  );
});

test("any value in a block in a partial in a partial reads back as it was", () => {
  const inner = compilePartial("inner", "c:\n  - d:[[block 6 value]]\n    e: 1\n", {});
  const outer = compilePartial("outer", "b:\n  [[> inner]]\n", { inner });
  const render = compileTemplate("test", "a:\n   [[> outer]]\n", { outer });
  const check = (value: unknown) => {
    const text = printedByHelm(render({ value }));
    assert.equal(load(text), { a: { b: { c: [{ d: value, e: 1 }] } } });
    assert.not.match(text, /[ \t]$/m);
  };
  hostileStrings.forEach(check);
  fc.assert(fc.property(hostileValue, check));
});

test("helmString writes a Go string", () => {
  assert.is(word("[[helmString value]]", 'a"\\\n}} {{ \x01'), '"a\\"\\\\\\n}} {{ \\u0001"');
  assert.throws(() => word("[[helmString value]]", 1), /helmString takes text, got number/);
  assert.throws(() => word("[[helmString value]]", "\uD800"), /half a surrogate pair/);
});

test("logic sees true and false as if does", () => {
  const source = "[[eq value 1]] [[and true value]] [[or false value]] [[not value]]";
  assert.is(word(source, 1), "true true true false");
  assert.is(word(source, []), "false false false true");
});

test.run();
