import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { ProblemsError } from "../../../src/problem/problem.js";
import { readYaml } from "../../../src/source/yaml/read-yaml.js";

/** `line:column path message` of each problem, or nothing when the text is fine. */
function problemsOf(text: string | Uint8Array): string[] {
  try {
    readYaml("catalogue.yaml", Buffer.from(text));
    return [];
  } catch (error) {
    assert.instance(error, ProblemsError);
    const { problems } = error as ProblemsError;
    return problems.map(({ path, message, position }) => [position ? `${position.line}:${position.column}` : "", path, message].filter(Boolean).join(" "));
  }
}

function valueIn(text: string): unknown {
  return readYaml("catalogue.yaml", Buffer.from(text)).value;
}

test("values of every kind", () => {
  const text = `text: a b
number: -1.5
whole: 0x1F
yes it is: true
nothing: ~
empty:
quoted: "yes"
dash-ed: [a, {b: 1}]
block: |
  one
  two
8080: port
é: 😀
`;
  assert.equal(valueIn(text), {
    "text": "a b",
    "number": -1.5,
    "whole": 31,
    "yes it is": true,
    "nothing": null,
    "empty": null,
    "quoted": "yes",
    "dash-ed": ["a", { b: 1 }],
    "block": "one\ntwo\n",
    "8080": "port",
    "é": "😀",
  });
});

test("JSON with tabs", () => assert.equal(valueIn('{\n\t"a": [1, "b\\n"],\n\t"c":{}\n}\n'), { a: [1, "b\n"], c: {} }));
test("an empty file is null", () => assert.is(valueIn("# nothing yet\n"), null));
test("a byte order mark is none of the text", () => assert.equal(valueIn("\ufeffa: 1\n"), { a: 1 }));
test("aliases repeat a value", () => assert.equal(valueIn("a: &x {b: 1}\nc: *x\n"), { a: { b: 1 }, c: { b: 1 } }));
test("only the exact words are special", () => assert.equal(valueIn("a: [yEs, nope, 1a, 0x, e5]\n"), { a: ["yEs", "nope", "1a", "0x", "e5"] }));

const ambiguous: readonly (readonly [scalar: string, fault: string])[] = [
  ["yes", 'is ambiguous: YAML 1.1 reads it as true, YAML 1.2 as text. Write true or "yes"'],
  ["Off", 'is ambiguous: YAML 1.1 reads it as false, YAML 1.2 as text. Write false or "Off"'],
  ["y", 'is ambiguous: YAML 1.1 reads it as true, YAML 1.2 as text. Write true or "y"'],
  ["N", 'is ambiguous: YAML 1.1 reads it as false, YAML 1.2 as text. Write false or "N"'],
  ["010", 'is ambiguous: YAML 1.1 reads it as 8, YAML 1.2 as 10. Write 8, 10 or "010"'],
  ["08", 'is ambiguous: YAML 1.1 reads it as text, YAML 1.2 as 8. Write 8 or "08"'],
  ["0o17", 'is ambiguous: YAML 1.1 reads it as text, YAML 1.2 as 15. Write 15 or "0o17"'],
  ["0b11", 'is ambiguous: YAML 1.1 reads it as 3, YAML 1.2 as text. Write 3 or "0b11"'],
  ["1:30", 'is ambiguous: YAML 1.1 reads it as 90, YAML 1.2 as text. Write 90 or "1:30"'],
  ["1_000", 'is ambiguous: YAML 1.1 reads it as 1000, YAML 1.2 as text. Write 1000 or "1_000"'],
  ["12e5", 'is ambiguous: YAML 1.1 reads it as text, YAML 1.2 as 1200000. Write 1200000 or "12e5"'],
  ["2024-01-31", 'is ambiguous: YAML 1.1 reads it as a date, YAML 1.2 as text. Write "2024-01-31"'],
  ["2024-01-31T10:00:00Z", 'is ambiguous: YAML 1.1 reads it as a date, YAML 1.2 as text. Write "2024-01-31T10:00:00Z"'],
  ["0X1F", 'is ambiguous: Helm reads it as a number, YAML 1.2 as text. Write plain digits or "0X1F"'],
  ["-0o7", 'is ambiguous: Helm reads it as a number, YAML 1.2 as text. Write plain digits or "-0o7"'],
  ["<<", 'is a merge key in YAML 1.1 and text in YAML 1.2. Write the keys out or "<<"'],
  ["=", 'is ambiguous: YAML 1.1 reads it as a default, YAML 1.2 as text. Write "="'],
  ["-.inf", 'is not a finite number. Write a number or "-.inf"'],
  [".NaN", 'is not a finite number. Write a number or ".NaN"'],
  ["9007199254740993", 'is a whole number beyond 9007199254740991, which loses digits. Write "9007199254740993"'],
];

for (const [scalar, fault] of ambiguous) {
  test(`${scalar} is ambiguous`, () => assert.equal(problemsOf(`a:\n  - 1\n  - ${scalar}\n`), [`3:5 a[1] ${fault}`]));
}

const faults: readonly (readonly [name: string, text: string, problems: readonly string[]])[] = [
  ["an ambiguous key", "on: push\n", ['1:1 on is ambiguous: YAML 1.1 reads it as true, YAML 1.2 as text. Write "on"']],
  ["a key that is no text", "a:\n  1.0: x\n  null: z\n", [
    '2:3 a["1.0"] is a key that reads as 1, not as text. Write "1.0"',
    '3:3 a.null is a key that reads as null, not as text. Write "null"',
  ]],
  ["merge keys", "a: &x {b: 1}\nc:\n  <<: *x\n", ['3:3 c["<<"] is a merge key in YAML 1.1 and text in YAML 1.2. Write "<<"']],
  ["all at once, in order", "a: yes\nb: no\na: 1\n", [
    '1:4 a is ambiguous: YAML 1.1 reads it as true, YAML 1.2 as text. Write true or "yes"',
    '2:4 b is ambiguous: YAML 1.1 reads it as false, YAML 1.2 as text. Write false or "no"',
    "3:1 a is given twice, first on line 1",
  ]],
  ["a key twice", "a:\n  b: 1\n  'b': 2\n", ["3:3 a.b is given twice, first on line 2"]],
  ["names of JavaScript", "a:\n  __proto__: {x: 1}\n  constructor: 1\n  prototype: 1\n", [
    "2:3 a.__proto__ is a name that JavaScript keeps for itself. Choose another",
    "3:3 a.constructor is a name that JavaScript keeps for itself. Choose another",
    "4:3 a.prototype is a name that JavaScript keeps for itself. Choose another",
  ]],
  ["a list as key", "a:\n  ? [b]\n  : 1\n", ["2:5 a has a key that is not text"]],
  ["a tag", "a: !!str 5\n", ["1:4 a has the tag !!str. Write the value without it; quotes make it text"]],
  ["an unknown alias", "a: *b\n", ["1:4 a is *b, but no &b stands before it"]],
  ["an alias to itself", "a: &b [*b]\n", ["1:8 a[0] is *b, which contains itself"]],
  ["an odd anchor", "a: &b.c 1\n", ["1:4 a has the anchor &b.c. Name it with letters, digits, - and _"]],
  ["several documents", "a: 1\n---\nb: 2\n", ['2:1 has more than one document. Keep one, without "---"']],
  ["a directive", "%YAML 1.2\n---\na: 1\n", ["1:1 has a % directive, which is not supported. Take the line out"]],
  ["a list at the top", "- a\n", ["1:1 must have keys at the top, got a list"]],
  ["text at the top", "hello\n", ["1:1 must have keys at the top, got one value"]],
  ["a colon that Helm takes for text", "a: {b:, c: 1}\n", ["1:5 a.b is a key without a space after its colon"]],
  ["a question mark that Helm takes for a mark", "a: [b?c]\n", ["1:5 a[0] has a ? within brackets, which Helm does not take for text. Put it in quotes"]],
  ["a NUL as escape", 'a: "x\\0"\n', ["1:4 a has a NUL character, which Kubernetes does not take"]],
  ["half a character as escape", 'a: "\\\\\\ud83d\\ude00"\n', ["1:4 a has the escape \\ud83d, which Helm does not read. Write the character itself"]],
  ["an escape of JSON alone", 'a: "b\\/c"\n', ["1:4 a has the escape \\/, which Helm does not read. Write the character itself"]],
  ["a NUL", "a: 1\nb: x\0\n", ["2:5 has a NUL character"]],
  ["a control character", "a: x\u007f\n", ["1:5 has the character U+007F, which YAML does not allow. Write it as an escape in double quotes"]],
  ["a line break of YAML 1.1", "# c\u2028a: 1\n", ["1:4 has U+2028, which is a line break to Helm and none to others. Write it as an escape in double quotes"]],
  ["a block without its last line break", "a: |\n  b", ["2:4 ends in a block of text without a line break, to which Helm 3 adds none. Add it"]],

  ["a bracket left open", "a: [1, 2\nb: 3\n", ["2:1 is indented less than the quotes or brackets that are open before it. Close them, or indent it"]],
  ["a bracket left open at the end", "a: [1, 2", ["1:9 has a [ or { that is not closed"]],
  ["a quote left open at the end", 'a: "b', ['1:6 has a text that begins with " and does not end']],
  ["no comma", "a: [1\n  2: 3]\n", ["2:4 lacks a comma between two items"]],
  ["a tab", "a:\n\tb: 1\n", ["2:1 is indented with a tab. Use spaces"]],
  ["wrong indentation", "a: 1\n b: 2\n", ["2:3 is indented unlike what stands above it"]],
  ["a colon within a value", "a: b: c\n", ['1:5 has ": " within a value. Put the value in quotes']],
  ["an at sign", "a: @b\n", ["1:4 has a value that begins with @. Put it in quotes"]],
  ["a list beside its key", "a: - b\n", ["1:4 has a list that begins on the line of its key. Begin it on the next line"]],
  ["no colon", "a: 1\nb\n", ['3:1 has a line that is neither "key: value" nor part of a text']],
  ["too deep", `a: ${"[".repeat(101)}`, ["1:103 is nested more than 100 levels deep"]],
];

for (const [name, text, expected] of faults) test(name, () => assert.equal(problemsOf(text), expected));

test("what is no UTF-8", () => assert.equal(problemsOf(Uint8Array.of(0x61, 0xff)), ["is not UTF-8 text"]));

test("a bomb of aliases is refused before it grows", () => {
  const levels = [..."bcdefghi"].map((name, i) => `${name}: &${name} [${`*${"abcdefgh"[i]}, `.repeat(9)}]`);
  const [problem, ...others] = problemsOf(`a: &a [x, x, x, x, x, x, x, x, x]\n${levels.join("\n")}\n`);
  assert.is(problem, "5:8 e[0] is one alias too many: at most 100 may repeat at most 10000 values");
  assert.equal(others, []);
});

test("no text makes the reader fail otherwise than with problems", () => {
  const pieces = ["a", "b: ", "- ", "\n", "\n  ", ": ", " ", "1", "[", "]", "{", "}", ",", '"', "'", "|\n", ">-\n", "#", "&a ", "*a", "!!str ", "!", "? ", "---\n", "...\n", "\t", "\\", "\\ud800", "\r\n", "%", "<<: ", "__proto__: ", "\0", "\u2028", "010", "yes", "~", "\\U00110000", "é"];
  const yamlish = fc.array(fc.constantFrom(...pieces), { maxLength: 20 }).map((parts) => parts.join(""));
  const anything = fc.oneof(yamlish, fc.string({ unit: "binary" }));
  fc.assert(fc.property(anything, (text) => void problemsOf(text)), { numRuns: 2000 });
});

test("all JSON is read as what it is", () => {
  const key = fc.string().filter((text) => !["__proto__", "constructor", "prototype"].includes(text));
  const value = fc.letrec((tie) => ({
    node: fc.oneof({ maxDepth: 4 }, fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.array(tie("node")), fc.dictionary(key, tie("node"))),
  })).node;
  fc.assert(fc.property(fc.dictionary(key, value), (tree) => {
    const plain: unknown = JSON.parse(JSON.stringify(tree));
    assert.equal(valueIn(JSON.stringify(tree).replaceAll("\u007f", "\\u007f")), plain);
  }));
});

test.run();
