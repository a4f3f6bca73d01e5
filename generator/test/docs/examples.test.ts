import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { load, loadAll } from "js-yaml";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { generate } from "../../src/commands/generate.js";
import { validate } from "../../src/commands/validate.js";
import { starterFiles } from "../../src/init/starter-files.js";
import { packageFolder } from "../../src/package-folder.js";
import { readCatalogue } from "../../src/pipeline/checked-catalogue.js";
import { compiler } from "../types/user-project.js";
import { blocks, blocksAs, docsProject, fileOf } from "./docs-project.js";
import type { Block } from "./pages.js";

// What each kind of block is held by. Commands, `sh`, are run by generator/test/helm/docs.test.ts.
const elsewhere: Readonly<Record<string, string>> = {
  sh: "generator/test/helm/docs.test.ts",
  "sh setup": "generator/test/helm/docs.test.ts says why each of these is not run",
  yaml: "the workflow of ci/README.md: ci/test/workflow.test.ts",
  mermaid: "generator/test/order/page.test.ts",
  js: "the program of docs/api.md: generator/test/api.test.ts",
  text: "what a command prints: generator/test/docs/proof-codes.test.ts and those of the command",
  "": "what a command prints, and trees of files",
  "yaml compose": "the input of another tool",
};

const wraps: Readonly<Record<string, (text: string) => string>> = {
  "ts catalogue.ts": (text) => text,
  "ts module": (text) => text,
  "ts values/preview.ts": (text) => text.replace("../schemas/", "./schemas/"),
  "ts catalogue": (text) => fragment("Partial<CatalogueSource>", text),
  "ts service": (text) => fragment("Partial<ServiceSource>", text),
  "ts services": (text) => fragment("Readonly<Record<string, ServiceSource>>", text),
};

const other = ["yaml values", "yaml catalogue", "yaml manifest", "yaml gitlab", "json renovate.json"];

test("every block of every page is of a kind that a test looks at", () => {
  const known = [...Object.keys(elsewhere), ...Object.keys(wraps), ...other];
  assert.equal(
    blocks
      .filter(({ language }) => !known.includes(language))
      .map(({ page, line, language }) => `${page}:${line} ${language}`),
    [],
  );
  assert.equal(
    known.filter((language) => blocksAs(language).length === 0),
    [],
  );
});

test("TypeScript of the pages compiles, also its parts, and would not with a wrong field", async () => {
  const shown = Object.entries(wraps).flatMap(([language, wrap]) =>
    blocksAs(language).map((block) => [`${fileOf(block)}.ts`, wrap(block.text)] as const),
  );
  assert.ok(shown.length > 10);
  const wrong = fragment("Partial<ServiceSource>", `port: { http: 80 },\n`);
  const folder = docsProject({
    ...Object.fromEntries(shown),
    "wrong.ts": wrong,
    "node.d.ts": "declare const process: { readonly env: Readonly<Record<string, string | undefined>> };\n",
  });
  await generated(folder);
  const { stdout } = spawnSync(process.execPath, [compiler, "-p", folder, "--pretty", "false"], {
    encoding: "utf8",
    cwd: folder,
  });
  const lines = stdout.split("\n").filter((line) => line !== "");
  assert.match(lines.join("\n"), /^wrong\.ts\(\d+,\d+\): error /m);
  assert.equal(
    lines.filter((line) => !/^(wrong\.ts| )/.test(line)),
    [],
  );
});

test("catalogues of the pages have no problem", async () => {
  const folder = docsProject();
  const [modules, texts] = [blocksAs("ts catalogue.ts"), blocksAs("yaml catalogue")];
  for (const [blocks, ending] of [
    [modules, "ts"],
    [texts, "yaml"],
  ] as const)
    for (const block of blocks) {
      const file = join(folder, `${fileOf(block)}.${ending}`);
      writeFileSync(file, block.text);
      assert.is((await readCatalogue(file)).name, "shop");
    }
});

test("values of the pages fit the catalogue of docs/catalogue.md", async () => {
  const folder = docsProject();
  const catalogue = join(folder, "catalogue.ts");
  const problems = async (block: Block) => {
    const file = join(folder, `${fileOf(block)}.yaml`);
    writeFileSync(file, block.text);
    const { exitCode, text } = await validate(catalogue, folder, [file]);
    return exitCode === 0 ? [] : [`${block.page}:${block.line} ${text}`];
  };
  const found: string[] = [];
  for (const block of blocksAs("yaml values")) found.push(...(await problems(block)));
  assert.equal(found, []);
  const unknown = { page: "wrong", line: 1, language: "", text: "global: { imgae: {} }\n" };
  assert.match((await problems(unknown)).join(), "global.imgae");
});

test("manifests for other tools are of known versions, and install the chart that is published", () => {
  const manifests = blocksAs("yaml manifest").flatMap(({ text }) => loadAll(text) as Manifest[]);
  assert.equal(
    manifests.map(({ apiVersion, kind }) => [apiVersion, kind]),
    [
      ["argoproj.io/v1alpha1", "Application"],
      ["source.toolkit.fluxcd.io/v1", "OCIRepository"],
      ["helm.toolkit.fluxcd.io/v2", "HelmRelease"],
      [undefined, undefined],
    ],
  );
  assert.is(JSON.stringify(manifests).match(/oci:\/\/registry\.example\.com\/charts\/shop/g)?.length, 3);
});

test("GitLab runs what GitHub runs", () => {
  const commands = (text: string) =>
    [...text.matchAll(/npx chartwright (\w+(?: --(?:check|against))*)/g)].map(([, command]) => command!);
  const github = readFileSync(join(packageFolder, ".github/workflows/charts.yml"), "utf8");
  const gitlab = blocksAs("yaml gitlab").map(({ text }) => text);
  assert.ok(load(gitlab[0]!));
  assert.equal(
    commands(gitlab.join("\n")),
    commands(github).filter((command) => command !== "package"),
  );
});

test("renovate.json is what init writes", () => {
  const files = starterFiles({ name: "shop", language: "yaml", maintainer: "Shop team" });
  assert.equal(
    blocksAs("json renovate.json").map(({ text }) => text),
    files.filter(({ path }) => path === "renovate.json").map(({ text }) => text),
  );
});

test.run();

interface Manifest {
  readonly apiVersion?: string;
  readonly kind?: string;
}

async function generated(folder: string): Promise<void> {
  const catalogue = join(folder, "catalogue.ts");
  const { exitCode, text } = await generate(catalogue, folder, {
    edits: "keep",
    prove: false,
    timeout: "10m",
    say: () => {},
  });
  assert.is(exitCode, 0, text);
}

function fragment(type: string, text: string): string {
  const body = text.trimEnd();
  return (
    'import type { CatalogueSource, ServiceSource } from "chartwright";\n' +
    `export const shown: ${type} = {\n${body}\n};\nexport type Used = CatalogueSource | ServiceSource;\n`
  );
}
