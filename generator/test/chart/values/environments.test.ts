import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { setAt } from "../../../src/chart/values/environments.js";
import { ProblemsError } from "../../../src/problem/problem.js";
import { planGeneration } from "../../../src/generate.js";
import type { Plan as WritePlan } from "../../../src/output/plan.js";
import { applyPlan } from "../../../src/output/apply.js";

const page = "schemas/shop.environments.md";
const values = {
  replicaCount: 2,
  labels: { "example.com/a": "x" },
  config: { "app.yaml": "a" },
  image: null,
  none: undefined,
};

for (const [path, expected] of [
  ["replicaCount", "2"],
  ["labels", '{"example.com/a":"x"}'],
  ["config.app.yaml", '"a"'],
  ["config.app", undefined],
  // null takes all that is below away.
  ["image.tag", "null"],
  ["none", undefined],
  ["replicaCount.more", undefined],
  ["env", undefined],
] as const) {
  test(`${path} is ${expected ?? "not set"}`, () => assert.is(setAt(values, path), expected));
}

test("values that are no map set nothing", () => {
  for (const none of ["text", [], 5, undefined]) assert.is(setAt(none, "a"), undefined);
});

test("a values file changes no chart, but the page on what environments set; generate --check notices", async () => {
  await inFolder(async (folder, catalogue) => {
    applyPlan((await planGeneration(catalogue, folder)).plan, "keep");
    write(folder, "production.yaml", "global: { image: { tag: v2 } }\nweb: { replicaCount: 3 }\n");
    write(folder, "staging.yaml", "web: { replicaCount: 2, podLabels: { a: 'x|`y' } }\n");
    const { plan } = await planGeneration(catalogue, folder);
    assert.equal(paths(plan), [page]);
    const text = plan.created[0]!.bytes.toString();
    assert.match(text, "| Key | Default | production | staging |\n|---|---|---|---|\n");
    assert.match(text, '| `global.image.tag` | `""` | `"v2"` |  |\n');
    assert.match(text, "| `web.replicaCount` | `1` | `3` | `2` |\n");
    assert.match(text, '| `web.podLabels` | `{}` |  | ``{"a":"x\\|`y"}`` |\n');
    assert.not.match(text, "`api.");
    applyPlan((await planGeneration(catalogue, folder)).plan, "keep");
    write(folder, "production.yaml", "web: { replicaCount: 4 }\n");
    assert.equal(paths((await planGeneration(catalogue, folder)).plan), [page]);
    rmSync(join(folder, "values"), { recursive: true });
    assert.equal((await planGeneration(catalogue, folder)).plan.deleted, [page]);
  });
});

test("the values files of the namespace have a page of their own", async () => {
  await inFolder(async (folder, catalogue) => {
    applyPlan((await planGeneration(catalogue, folder)).plan, "keep");
    write(folder, "namespace/production.yaml", "resourceQuota: { hard: { pods: 100 } }\n");
    assert.equal(paths((await planGeneration(catalogue, folder)).plan), [
      "schemas/shop-namespace.environments.md",
    ]);
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

function paths({ changed, created, deleted }: WritePlan): readonly string[] {
  return [...[...changed, ...created].map(({ path }) => path), ...deleted];
}

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
