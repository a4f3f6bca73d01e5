import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { settingEnvironments } from "../../../src/chart/values/environments.js";
import { ProblemsError } from "../../../src/problem/problem.js";
import { planGeneration } from "../../../src/generate.js";
import { applyPlan } from "../../../src/output/apply.js";

const environments = [
  {
    name: "one",
    own: { replicaCount: 2, labels: { "example.com/a": "x" }, config: { "app.yaml": "a" } },
    shared: undefined,
  },
  { name: "two", own: { image: null }, shared: { env: { LEVEL: "debug" } } },
  { name: "three", own: "no values", shared: [] },
];

for (const [path, expected] of [
  ["replicaCount", ["one"]],
  ["labels", ["one"]],
  ["config.app.yaml", ["one"]],
  ["config.app", []],
  // null takes all that is below away.
  ["image.tag", ["two"]],
  ["env.LEVEL", ["two (global)"]],
  ["env", ["two (global)"]],
  ["env.OTHER", []],
] as const) {
  test(`${path} is set in ${expected.join(", ") || "no environment"}`, () =>
    assert.equal(settingEnvironments(environments, path), expected));
}

test("a values file changes the READMEs of what it sets, and generate --check notices", async () => {
  await inFolder(async (folder, catalogue) => {
    applyPlan((await planGeneration(catalogue, folder)).plan, "keep");
    write(folder, "production.yaml", "global: { image: { tag: v2 } }\nweb: { replicaCount: 3 }\n");
    const plan = (await planGeneration(catalogue, folder)).plan;
    assert.equal(
      plan.changed.map(({ path }) => path),
      ["charts/shop/README.md", "charts/shop/charts/api/README.md", "charts/shop/charts/web/README.md"],
    );
    const [umbrella, api, web] = plan.changed.map(({ bytes }) => bytes.toString());
    assert.match(umbrella!, '| `global.image.tag` | string | `""` | production |');
    assert.match(api!, '| `image.tag` | string | `""` | production (global) |');
    assert.match(api!, "| `replicaCount` | integer | `1` |  |");
    assert.match(web!, "| `replicaCount` | integer | `1` | production |");
  });
});

test("the values files of the namespace stand in its own README alone", async () => {
  await inFolder(async (folder, catalogue) => {
    applyPlan((await planGeneration(catalogue, folder)).plan, "keep");
    write(folder, "namespace/production.yaml", "resourceQuota: { hard: { pods: 100 } }\n");
    const plan = (await planGeneration(catalogue, folder)).plan;
    assert.equal(
      plan.changed.map(({ path }) => path),
      ["charts/shop-namespace/README.md"],
    );
  });
});

test("modules and other files do not count, and a file that cannot be read is a problem", async () => {
  await inFolder(async (folder, catalogue) => {
    applyPlan((await planGeneration(catalogue, folder)).plan, "keep");
    write(folder, "preview.ts", 'throw new Error("never run");\n');
    write(folder, "notes.txt", "a: [\n");
    assert.equal((await planGeneration(catalogue, folder)).plan.changed, []);
    write(folder, "broken.yaml", "a: [\n");
    const error = await planGeneration(catalogue, folder).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    assert.instance(error, ProblemsError);
  });
});

test.run();

async function inFolder(body: (folder: string, catalogue: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "chartwright-environments-"));
  try {
    const catalogue = join(folder, "catalogue.json");
    const namespace = { resourceQuota: { hard: { pods: 50 } } };
    const services = {
      web: { description: "Pages", ports: { http: 80 } },
      api: { description: "Answers", ports: { http: 80 } },
    };
    writeFileSync(
      catalogue,
      JSON.stringify({ name: "shop", version: "1.0.0", description: "A shop", namespace, services }),
    );
    await body(folder, catalogue);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function write(folder: string, file: string, text: string): void {
  mkdirSync(join(folder, "values", "namespace"), { recursive: true });
  writeFileSync(join(folder, "values", file), text);
}
