import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { CatalogueSource } from "../../schemas/types/catalogue.js";
import { inputsOf } from "../src/source/inputs.js";
import { readSource } from "../src/source/read.js";
import { generate, runVariant } from "../src/commands/generate.js";
import { planGeneration } from "../src/generate.js";
import { applyPlan } from "../src/output/apply.js";
import { lastRun } from "../src/output/last-run.js";
import { packageFiles } from "../src/package-folder.js";
import { toYaml } from "../src/render/yaml.js";
import { caseFolder } from "./cases.js";

// A run that keeps what the last one made must leave exactly what a run that knows nothing would.
type Catalogue = { -readonly [key in keyof CatalogueSource]: CatalogueSource[key] };

/** Files that are kept: with so many, what is proved is proved of something. */
const enough = 20;
const folder = mkdtempSync(join(tmpdir(), "chartwright-reuse-"));
const cache = process.env["XDG_CACHE_HOME"];
process.env["XDG_CACHE_HOME"] = join(folder, "cache");

test.after(() => {
  if (cache === undefined) delete process.env["XDG_CACHE_HOME"];
  else process.env["XDG_CACHE_HOME"] = cache;
  rmSync(folder, { recursive: true });
});

for (const name of ["ordering", "marketplace", "routes"]) {
  test(`${name}: after each change, what is kept and what is made are what a fresh run makes`, async () => {
    const { root, catalogue, first } = await generated(name);
    const { services } = catalogue;
    const changed = Object.keys(services)
      .slice(0, 5)
      .map((service) => ({
        ...catalogue,
        services: { ...services, [service]: { ...services[service]!, description: "Changed" } },
      }));
    const visited = {
      ...catalogue,
      services: {
        ...services,
        visitor: { description: "Looks in", calls: [first], smokeCheck: { command: ["true"] } },
      },
    };
    let kept = 0;
    for (const next of [
      ...changed,
      visited,
      catalogue,
      { ...catalogue, imageRegistry: "registry.example.com" },
    ]) {
      if (kept <= enough) kept += await keptFiles(name, next, root);
      await run(name, next, root);
      assert.equal(tree(root), await fresh(name, next, root));
    }
    assert.ok(kept > enough, `${kept} files were kept`);
  });
}

test("what an environment sets is in the READMEs of charts that are otherwise kept", async () => {
  const { root, catalogue } = await generated("ordering");
  const environment = join(root, "values/small.yaml");
  assert.ok((await keptFiles("ordering", catalogue, root)) > enough);
  writeFileSync(environment, "orders:\n  replicaCount: 1\n");
  await run("ordering", catalogue, root);
  assert.equal(tree(root), await fresh("ordering", catalogue, root));
});

test("what the header of a chart says is a part of what the chart is made of", async () => {
  const { root, catalogue } = await generated("ordering");
  const origins = async (file: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), toYaml(catalogue));
    return (await planGeneration(join(root, file), root)).origins;
  };
  const [first, second] = [await origins("catalogue.yaml"), await origins("catalogue/index.yaml")];
  assert.ok(first.size > 0);
  for (const [chart, origin] of first) assert.is.not(second.get(chart), origin);
});

test("a file that was edited by hand in a chart that did not change is found", async () => {
  const { root, catalogue, first } = await generated("ordering");
  appendFileSync(join(root, "charts/ordering/charts", first, "values.yaml"), "# mine\n");
  try {
    await run(
      "ordering",
      { ...catalogue, services: { ...catalogue.services, stranger: { description: "Calls nobody" } } },
      root,
    );
    assert.unreachable();
  } catch (error) {
    assert.match((error as Error).message, `charts/ordering/charts/${first}/values.yaml`);
  }
});

/** A case, generated into a folder of its own. */
async function generated(
  name: string,
): Promise<{ readonly root: string; readonly catalogue: Catalogue; readonly first: string }> {
  const root = mkdtempSync(join(folder, `${name}-`));
  cpSync(join(caseFolder(name), "values"), join(root, "values"), { recursive: true });
  const catalogue = (await readSource(join(caseFolder(name), "catalogue.yaml"))).value as Catalogue;
  await run(name, catalogue, root);
  return { root, catalogue, first: Object.keys(catalogue.services)[0]! };
}

async function run(name: string, catalogue: Catalogue, root: string): Promise<void> {
  const { exitCode } = await generate(written(name, catalogue), root, {
    edits: "keep",
    prove: false,
    timeout: "10m",
    say: () => undefined,
  });
  assert.is(exitCode, 0);
}

/** How many files the next run will not make again. */
async function keptFiles(name: string, catalogue: Catalogue, root: string): Promise<number> {
  const file = written(name, catalogue);
  const variant = runVariant(file, root, undefined, undefined);
  const { filesOf } = lastRun(file, root, variant, inputsOf({ programs: packageFiles() }));
  let kept = 0;
  await planGeneration(file, root, (chart, origin) => {
    const files = filesOf(chart, origin);
    kept += files?.length ?? 0;
    return files;
  });
  return kept;
}

/** What the run of somebody who has nothing but the catalogue and values/ leaves. */
async function fresh(
  name: string,
  catalogue: Catalogue,
  root: string,
): Promise<Readonly<Record<string, string>>> {
  const other = mkdtempSync(join(folder, "fresh-"));
  cpSync(join(root, "values"), join(other, "values"), { recursive: true });
  applyPlan((await planGeneration(written(name, catalogue), other)).plan, "keep");
  return tree(other);
}

function written(name: string, catalogue: Catalogue): string {
  const file = join(folder, name, "catalogue.yaml");
  // With the files that it names.
  if (!existsSync(file)) cpSync(caseFolder(name), dirname(file), { recursive: true });
  writeFileSync(file, toYaml(catalogue));
  return file;
}

function tree(root: string): Readonly<Record<string, string>> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ path, name }) => join(path, name));
  return Object.fromEntries(
    files.sort().map((file) => [file.slice(root.length), readFileSync(file, "utf8")]),
  );
}

test.run();
