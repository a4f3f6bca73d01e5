import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { YAMLException } from "js-yaml";
import { helmYaml } from "../../src/release/package/helm-yaml.js";
import { documentsIn } from "../../src/manifests/documents.js";
import { ProblemsError } from "../../src/problem/problem.js";
import { readYaml } from "../../src/source/yaml/read-yaml.js";
import { run } from "./run.js";
import { yamlCases } from "./yaml-cases.js";

/** In these, charts of other people are read as Helm reads them, but for what js-yaml reads otherwise. */
const usual = [
  "brackets at the column of their key",
  "quoted text over several lines",
  "plain text over several lines",
  "blocks of text",
  "merge keys, anchors and aliases",
];
const known = [
  "a: &b.c 1\n",
  "a: |\n  b",
  "a: &x {b: 1, d: 2}\nc:\n  b: 3\n  <<: *x\n",
  "a: &x {b: 1}\ny: &y {b: 2, c: 3}\nz:\n  <<: *x\n  <<: *y\n",
];

// Helm says of each text, within a chart that reads them all, what is in it or that it refuses it: the same
// parser reads values files, Chart.yaml and manifests. Where people write, we may refuse more, never read
// otherwise.
const folder = mkdtempSync(join(tmpdir(), "chartwright-yaml-test-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
const all = Object.entries(yamlCases).flatMap(([about, texts]) =>
  texts.map((text, i) => ({ about, text, file: `${about.replace(/\W+/g, "-")}-${i}` })),
);
const refused = Symbol("refused");

mkdirSync(join(folder, "cases"));
mkdirSync(join(folder, "templates"));
writeFileSync(join(folder, "Chart.yaml"), "apiVersion: v2\nname: cases\nversion: 1.0.0\n");
writeFileSync(
  join(folder, "templates/all.yaml"),
  '{{ range $path, $text := .Files.Glob "cases/*" }}\n' +
    '{{ $path | quote }}: {{ dict "is" (fromYaml (toString $text)) | toJson | quote }}{{ end }}\n',
);
for (const { file, text } of all) writeFileSync(join(folder, "cases", file), text);

for (const helm of ["helm4", "helm3"] as const) {
  test(`${helm} and we read the same`, async () => {
    const verdicts = await verdictsOf(helm);
    assert.is(verdicts.size, all.length);
    for (const { about, text, file } of all) {
      const verdict = verdicts.get(file);
      const place = `${about}: ${JSON.stringify(text)}`;
      if (usual.includes(about) && !known.includes(text)) assert.ok(isSame(ours(text), verdict), place);
      assert.ok(isNarrower(text, verdict), `what people write is read otherwise: ${place}`);
    }
  });
}

test("people may write what Helm takes: brackets, quotes and merge keys", () => {
  for (const text of [
    ...yamlCases["brackets at the column of their key"]!.slice(0, 8),
    ...yamlCases["quoted text over several lines"]!.slice(0, 6),
    ...yamlCases["merge keys, anchors and aliases"]!.slice(0, 3),
  ])
    assert.is.not(written(text), refused, text);
});

async function verdictsOf(helm: "helm4" | "helm3"): Promise<ReadonlyMap<string, unknown>> {
  const { output } = await run(helm, ["template", "cases", folder]);
  return new Map(
    [...output.matchAll(/^"cases\/(.*?)": (".*")$/gm)].map(([, file, shown]) => {
      const { is } = JSON.parse(JSON.parse(shown!) as string) as { is: { readonly Error?: unknown } };
      const message = typeof is?.Error === "string" ? is.Error : "";
      // A list or a text is YAML, and no values.
      return [file!, /^error (converting|unmarshaling)/.test(message) ? refused : is];
    }),
  );
}

function ours(text: string): unknown {
  try {
    const value = helmYaml(text) ?? {};
    return typeof value === "object" && !Array.isArray(value) ? value : refused;
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return refused;
  }
}

function written(text: string): unknown {
  try {
    return readYaml("values.yaml", Buffer.from(text)).value ?? {};
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    return refused;
  }
}

function isNarrower(text: string, verdict: unknown): boolean {
  const value = written(text);
  if (value === refused) return true;
  return isSame(value, verdict);
}

function isSame(value: unknown, verdict: unknown): boolean {
  if (value === refused || verdict === refused) return value === verdict;
  return JSON.stringify(sorted(value)) === JSON.stringify(sorted(verdict));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}

test("a rendered definition with a text in single quotes over two lines is read", () => {
  const text =
    "---\n# Source: a/crds/a.yaml\nkind: X\nspec:\n  description: 'one\n  two'\n  names: [\n  a\n  ]\n";
  assert.equal(documentsIn(text, "a"), [
    {
      body: { kind: "X", spec: { description: "one two", names: ["a"] } },
      source: "a/crds/a.yaml",
    },
  ]);
});

test.run();
