import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { ProblemsError } from "../../../src/problem/problem.js";
import { readYaml } from "../../../src/source/yaml/read-yaml.js";
import { ambiguous, faults } from "./yaml-faults.js";

/** `line:column path message` of each problem, or nothing when the text is fine. */
function problemsOf(text: string | Uint8Array): string[] {
  try {
    readYaml("catalogue.yaml", Buffer.from(text));
    return [];
  } catch (error) {
    assert.instance(error, ProblemsError);
    const { problems } = error as ProblemsError;
    return problems.map(({ path, message, position }) =>
      [position ? `${position.line}:${position.column}` : "", path, message].filter(Boolean).join(" "),
    );
  }
}

function valueIn(text: string): Readonly<Record<string, unknown>> | null {
  return readYaml("catalogue.yaml", Buffer.from(text)).value as Readonly<Record<string, unknown>> | null;
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
    text: "a b",
    number: -1.5,
    whole: 31,
    "yes it is": true,
    nothing: null,
    empty: null,
    quoted: "yes",
    "dash-ed": ["a", { b: 1 }],
    block: "one\ntwo\n",
    "8080": "port",
    é: "😀",
  });
});

test("JSON with tabs", () =>
  assert.equal(valueIn('{\n\t"a": [1, "b\\n"],\n\t"c":{}\n}\n'), { a: [1, "b\n"], c: {} }));
test("an empty file is null", () => assert.is(valueIn("# nothing yet\n"), null));
test("a byte order mark is none of the text", () => assert.equal(valueIn("\ufeffa: 1\n"), { a: 1 }));
test("aliases repeat a value", () =>
  assert.equal(valueIn("a: &x {b: 1}\nc: *x\n"), { a: { b: 1 }, c: { b: 1 } }));
test("what is indented as Helm takes it", () => {
  assert.equal(valueIn("a: [\n  b,\nc\n]\nd: {\ne: 1\n}\nf: [\n\tg ]\n"), {
    a: ["b", "c"],
    d: { e: 1 },
    f: ["g"],
  });
  assert.equal(valueIn("a:\n  b: 'text\n  that goes on'\n  c: \"and\n\n  on\"\n"), {
    a: { b: "text that goes on", c: "and\non" },
  });
});
test("merge keys are filled in, those that stand behind them win", () => {
  assert.equal(valueIn("a: &x {b: 1, c: 2}\nd: &y {e: 3, c: 4}\nf:\n  <<: [*x, *y]\n  b: 5\n")?.["f"], {
    b: 5,
    c: 2,
    e: 3,
  });
});
test("only the exact words are special", () =>
  assert.equal(valueIn("a: [yEs, nope, 1a, 0x, e5]\n"), { a: ["yEs", "nope", "1a", "0x", "e5"] }));

for (const [scalar, fault] of ambiguous) {
  test(`${scalar} is ambiguous`, () =>
    assert.equal(problemsOf(`a:\n  - 1\n  - ${scalar}\n`), [`3:5 a[1] ${fault}`]));
}

for (const [name, text, expected] of faults) test(name, () => assert.equal(problemsOf(text), expected));

test("what is not UTF-8", () => assert.equal(problemsOf(Uint8Array.of(0x61, 0xff)), ["is not UTF-8 text"]));

test("a bomb of aliases is refused before it grows", () => {
  const levels = [..."bcdefghi"].map((name, i) => `${name}: &${name} [${`*${"abcdefgh"[i]}, `.repeat(9)}]`);
  const [problem, ...others] = problemsOf(`a: &a [x, x, x, x, x, x, x, x, x]\n${levels.join("\n")}\n`);
  assert.is(problem, "5:8 e[0] is one alias too many: at most 100 may repeat at most 10000 values");
  assert.equal(others, []);
});

test("no text makes the reader fail otherwise than with problems", () => {
  const pieces = [
    "a",
    "b: ",
    "- ",
    "\n",
    "\n  ",
    ": ",
    " ",
    "1",
    "[",
    "]",
    "{",
    "}",
    ",",
    '"',
    "'",
    "|\n",
    ">-\n",
    "#",
    "&a ",
    "*a",
    "!!str ",
    "!",
    "? ",
    "---\n",
    "...\n",
    "\t",
    "\\",
    "\\ud800",
    "\r\n",
    "%",
    "<<: ",
    "__proto__: ",
    "\0",
    "\u2028",
    "010",
    "yes",
    "~",
    "\\U00110000",
    "é",
  ];
  const yamlish = fc.array(fc.constantFrom(...pieces), { maxLength: 20 }).map((parts) => parts.join(""));
  const anything = fc.oneof(yamlish, fc.string({ unit: "binary" }));
  fc.assert(
    fc.property(anything, (text) => void problemsOf(text)),
    { numRuns: 2000 },
  );
});

test("all JSON is read as what it is", () => {
  const key = fc.string().filter((text) => !["__proto__", "constructor", "prototype"].includes(text));
  const value = fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie("node")),
      fc.dictionary(key, tie("node")),
    ),
  })).node;
  fc.assert(
    fc.property(fc.dictionary(key, value), (tree) => {
      const plain: unknown = JSON.parse(JSON.stringify(tree));
      assert.equal(valueIn(JSON.stringify(tree).replaceAll("\u007f", "\\u007f")), plain);
    }),
  );
});

test.run();
