import { spawnSync } from "node:child_process";
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { toolEnvironment, toolPath } from "../../../ci/tools/index.js";
import { ProblemsError } from "../../src/problem/problem.js";
import { readYaml } from "../../src/source/yaml/read-yaml.js";

const folder = mkdtempSync(join(tmpdir(), "scalars-test-"));
test.before(() => {
  mkdirSync(join(folder, "templates"));
  writeFileSync(join(folder, "Chart.yaml"), "apiVersion: v2\nname: scalars\nversion: 1.0.0\n");
  writeFileSync(join(folder, "templates", "values.yaml"), "{{ toJson .Values }}\n");
});
test.after(() => rmSync(folder, { recursive: true }));

/** The values as Helm has read them. */
function readByHelm(helm: "helm3" | "helm4", yaml: string): unknown {
  writeFileSync(join(folder, "own.yaml"), yaml);
  const args = ["template", "x", folder, "--values", join(folder, "own.yaml")];
  const { stdout, stderr } = spawnSync(toolPath(helm), args, {
    encoding: "utf8",
    env: toolEnvironment(helm),
    maxBuffer: 1 << 28,
  });
  assert.is(stderr.replace(/^(?:WARNING|level=WARN).*\n/gm, ""), "");
  return JSON.parse(stdout.slice(stdout.indexOf("{")));
}

function readByUs(yaml: string): unknown {
  return readYaml("own.yaml", Buffer.from(yaml)).value;
}

function isAccepted(yaml: string): boolean {
  try {
    readByUs(yaml);
    return true;
  } catch (error) {
    assert.instance(error, ProblemsError);
    return false;
  }
}

/** Each scalar as the item of a list, where Helm keeps a null, and each key in an object of its own. */
function document(scalars: readonly string[], keys: readonly string[]): string {
  const written = [
    ...scalars.map((scalar, i) => `v${i}:\n  - ${scalar}\n`),
    ...keys.map((key, i) => `k${i}:\n  ${key}: x\n`),
  ];
  return written.join("");
}

/**
 * Pieces that numbers, dates, booleans and marks are made of, in every language that could be read into them.
 */
const pieces = [
  "_",
  "-",
  "+",
  ".",
  "0",
  "1",
  "7",
  "8",
  "9",
  "b",
  "o",
  "x",
  "e",
  "E",
  "X",
  "B",
  "O",
  "a",
  "f",
  "F",
  "y",
  "n",
  "no",
  "yes",
  "on",
  "off",
  "true",
  "null",
  "~",
  "inf",
  "nan",
  ":",
  "<<",
  "=",
  " ",
  "T",
  "Z",
  "2024-01-02",
  "12:30",
  "#",
  "'",
  '"',
  "\\",
  "é",
  "😀",
  "?",
  "|",
  ">",
  ",",
  "$",
  "(",
  "<",
];

const known = [
  "yes",
  "No",
  "on",
  "OFF",
  "y",
  "N",
  "true",
  "True",
  "TRUE",
  "null",
  "Null",
  "~",
  "",
  "010",
  "08",
  "0o17",
  "0O17",
  "0b11",
  "0B11",
  "0x1F",
  "0X1f",
  "-0x1F",
  "1:30",
  "1_000",
  "1_000.5",
  "12e5",
  "1.5e+3",
  "1e400",
  "1.0e+400",
  "9007199254740991",
  "9007199254740992",
  "-9007199254740993",
  "18446744073709551616",
  "2024-01-31",
  "2024-1-1",
  "2024-01-31 10:00:00",
  "2024-01-31T10:00:00Z",
  "<<",
  "=",
  ".inf",
  "-.INF",
  ".nan",
  ".5",
  "5.",
  "+5",
  "-0",
  "1.10",
  "1e3",
  "0.1",
  "'yes'",
  '"010"',
  "a b",
  "a#b",
  "a:b",
  "nope",
  "0x",
  "0b2",
  "1a",
  "_1",
  "+_1",
  "0_b11",
  "0b-1",
  "1.2.3",
  "v1.10",
  "100m",
  "1Gi",
  "@x",
  "%x",
];

const sample = fc
  .sample(fc.array(fc.constantFrom(...pieces), { maxLength: 5 }), { numRuns: 6000, seed: 1 })
  .map((parts) => parts.join(""));

const scalars = [...new Set([...known, ...sample])].filter((scalar) => isAccepted(document([scalar], [])));
const keys = [...new Set([...known, ...sample])].filter((key) => isAccepted(document([], [key])));

test("enough is accepted and refused for the comparison to say something", () => {
  assert.ok(scalars.length > 2000 && keys.length > 1500, `${scalars.length} scalars, ${keys.length} keys`);
  assert.ok(known.filter((scalar) => !scalars.includes(scalar)).length > 30);
});

for (const helm of ["helm4", "helm3"] as const) {
  test(`${helm} reads what we accept as we do`, () => {
    const yaml = document(scalars, keys);
    const [theirs, ours] = [readByHelm(helm, yaml), readByUs(yaml)] as [
      Record<string, unknown>,
      Record<string, unknown>,
    ];
    scalars.forEach((scalar, i) =>
      assert.equal(theirs[`v${i}`], ours[`v${i}`], `value ${JSON.stringify(scalar)}`),
    );
    keys.forEach((key, i) => assert.equal(theirs[`k${i}`], ours[`k${i}`], `key ${JSON.stringify(key)}`));
  });
}

/** Each is one file, for what depends on lines, brackets and blocks. */
const files = [
  "a: |\n  b\n\n  c\n\nd: >-\n  e\n  f\n\n\n  g\nh: |+\n  i\n\nj: 1\n",
  "a: \"b \\\n  c\\td\\x41\\u00e9\\U0001F600\"\ne: 'f''g'\n",
  "a: b\n  c\n\n  d\ne: [f, g h, {i: j}, \"k\", 'l']\n",
  "a: &x {b: [1, 2]}\nc: *x\nd: [*x]\n",
  '{"a": {"b":1,"c": [true,null,"d"]},\n\t"e": "f"}\n',
  "\ufeffa: 1\n",
  "a: b # c\nd: e#f\n# g\nh: 'i # j'\n",
  "a:\n- b\n-  - c\n   - d\n- e: f\n  g: h\n",
  "? a\n: b\n",
  "---\na: b\n...\n",
  "a: b\r\nc: |\r\n  d\r\n  e\r\n",
];

for (const helm of ["helm4", "helm3"] as const) {
  for (const yaml of files)
    test(`${helm} reads ${JSON.stringify(yaml)} as we do`, () =>
      assert.equal(readByHelm(helm, yaml), readByUs(yaml)));
}

test.run();
