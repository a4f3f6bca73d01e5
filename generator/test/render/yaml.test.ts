import { test } from "uvu";
import * as assert from "uvu/assert";
import { load } from "js-yaml";
import fc from "fast-check";
import { jsonFile, toYaml } from "../../src/render/yaml.js";
import { hostileStrings, hostileValue } from "./hostile-strings.js";
import { readByPython } from "./python.js";

test("objects and sequences are written in block style, sequences indented under their key", () => {
  const value = {
    name: "shop",
    ports: [80, { name: "http", on: [] }, [1, 2], [], {}],
    empty: {},
    deep: { er: { none: null } },
    gone: undefined,
  };
  assert.snapshot(
    toYaml(value),
    `name: shop
ports:
  - 80
  - name: http
    "on": []
  - - 1
    - 2
  - []
  - {}
empty: {}
deep:
  er:
    none: null
`,
  );
});

test("texts of several lines are literal blocks", () => {
  assert.snapshot(
    toYaml({ args: ["-c", "set -e\n\n  echo 1\n"], text: "a\nb", one: "a\n" }),
    `args:
  - "-c"
  - |
    set -e

      echo 1
text: |-
  a
  b
one: "a\\n"
`,
  );
});

test("a text that a literal block could change is quoted", () => {
  for (const text of [
    "a \nb",
    " a\nb",
    "\na\nb",
    "a\n\tb\n\n",
    "a\nb\r\n",
    "a\n\x1b",
    "a\n\u2028b",
    "a\nb\u202e",
  ]) {
    assert.match(toYaml({ text }), /^text: ".*"\n$/);
  }
});

test("comments stand above their keys, after a blank line at the top level", () => {
  const comments = new Map([
    ["a", "First."],
    ["b", "Second line\nand third\n\nand fifth."],
    ["b.x.z", "Deep, and not wrapped."],
  ]);
  assert.snapshot(
    toYaml({ a: 1, b: { x: { z: [] } }, c: 2 }, comments),
    `# First.
a: 1

# Second line
# and third
#
# and fifth.
b:
  x:
    # Deep, and not wrapped.
    z: []
c: 2
`,
  );
});

test("comments are wrapped at 100 columns and cannot become anything else", () => {
  const words = "x ".repeat(150);
  const lines = toYaml({ a: { b: 1 } }, new Map([["a.b", `${words}\x85a: \u2028b: 2\rc: 3\x00`]])).split(
    "\n",
  );
  assert.ok(lines.every((line) => line.length <= 100));
  assert.ok(lines.some((line) => line.length > 90));
  assert.not.match(lines.join("\n"), /[\x00\r\x85\u2028]/);
  assert.equal(load(lines.join("\n")), { a: { b: 1 } });
});

test("a comment of the empty path begins the file and cannot become anything else either", () => {
  assert.is(
    toYaml(
      { a: 1 },
      new Map([
        ["", "What\u2028a: 2\u0007\uFFFE it is"],
        ["a", "A."],
      ]),
    ),
    "# What a: 2 it is\n\n# A.\na: 1\n",
  );
  assert.is(toYaml({}, new Map([["", "Nothing"]])), "# Nothing\n\n{}\n");
});

test("a comment after a literal block is no part of it", () => {
  const value = { a: "x\ny\n", b: "x\ny" };
  assert.equal(load(toYaml(value, new Map([["b", "B"]]))), value);
});

test("what is not a collection, or empty, is one line", () => {
  assert.equal(
    [{}, [], "no", null].map((value) => toYaml(value)),
    ["{}\n", "[]\n", '"no"\n', "null\n"],
  );
});

test("any value reads back as it was", () => {
  for (const text of hostileStrings)
    assert.equal(load(toYaml({ text, list: [text] })), { text, list: [text] });
  fc.assert(fc.property(hostileValue, (value) => assert.equal(load(toYaml(value)), value)));
});

test("no line ends in a blank", () => {
  fc.assert(fc.property(hostileValue, (value) => assert.not.match(toYaml(value), /[ \t]$/m)));
});

test("Python's YAML 1.1 reads hostile texts as they are", () => {
  const read = readByPython(
    toYaml({
      list: hostileStrings,
      map: Object.fromEntries(hostileStrings.slice(0, 100).map((text) => [text, text])),
    }),
  );
  if (read === undefined) return;
  assert.equal(read, {
    list: hostileStrings,
    map: Object.fromEntries(hostileStrings.slice(0, 100).map((text) => [text, text])),
  });
});

test("a JSON file is indented by two spaces and ends in a line feed", () => {
  assert.is(jsonFile({ a: [1] }), '{\n  "a": [\n    1\n  ]\n}\n');
});

test("a JSON file shows what nobody would see", () => {
  const text = "\x01\x7f\x80\x9f\u2028\u2029\uFEFF\uFFFE\uFFFF é😀";
  assert.is(jsonFile(text), '"\\u0001\\u007f\\u0080\\u009f\\u2028\\u2029\\ufeff\\ufffe\\uffff é😀"\n');
  assert.is(JSON.parse(jsonFile(text)), text);
});

test.run();
