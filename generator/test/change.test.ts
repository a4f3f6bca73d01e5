import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { CatalogueSource, ServiceSource } from "../../schemas/types/catalogue.js";
import { planGeneration } from "../src/generate.js";
import { applyPlan } from "../src/output/apply.js";

// Each change of a catalogue changes the files that one would expect, and no other.
const web: ServiceSource = {
  description: "Pages",
  ports: { http: 3000 },
  calls: [{ service: "api", env: { API_URL: "{url}" } }],
};
const api: ServiceSource = { description: "Answers", ports: { http: 8080 } };
const mail: ServiceSource = { description: "Sends mail" };
const umbrella = [
  "Chart.lock",
  "Chart.yaml",
  "README.md",
  "templates/checks.yaml",
  "values.schema.json",
  "values.yaml",
].map((file) => `charts/shop/${file}`);
const contract = ["schemas/shop.values.schema.json", "schemas/types/shop.values.ts"];

test("nothing changed: nothing is touched", () => changes({ web, api, mail }, { web, api, mail }, {}));

test("the order of the services does not matter", () => changes({ web, api, mail }, { mail, api, web }, {}));

test("a service more: its chart, and the umbrella's lists", () =>
  changes(
    { web, api },
    { web, api, mail },
    { created: /^charts\/shop\/charts\/mail\//, changed: [...umbrella, ...contract] },
  ));

test("a service less: its chart goes", () =>
  changes(
    { web, api, mail },
    { web, api },
    { deleted: /^charts\/shop\/charts\/mail\//, changed: [...umbrella, ...contract] },
  ));

test("a service renamed: one chart goes, another comes", () =>
  changes(
    { web, api, mail },
    { web, api, post: mail },
    {
      created: /^charts\/shop\/charts\/post\//,
      deleted: /^charts\/shop\/charts\/mail\//,
      changed: [...umbrella, ...contract],
    },
  ));

test("a setting more: its chart's values and workload, and what describes values", () =>
  changes(
    { web, api, mail },
    { web, api, mail: { ...mail, env: { FROM: "shop@example.com" } } },
    {
      changed: [
        ...["README.md", "templates/deployment.yaml", "values.schema.json", "values.yaml"].map(
          (file) => `charts/shop/charts/mail/${file}`,
        ),
        "charts/shop/values.schema.json",
        ...contract,
      ],
    },
  ));

test("another number of replicas: values, and what tells their default", () =>
  changes(
    { web, api, mail },
    { web, api, mail: { ...mail, replicas: 2 } },
    {
      changed: [
        "charts/shop/charts/mail/README.md",
        "charts/shop/charts/mail/values.yaml",
        "schemas/shop.values.schema.json",
      ],
    },
  ));

test("a migration more, at the end: its own files, what its chart and its values say, the umbrella's guard; no other hook is renumbered", () => {
  const migrating = { ...web, migration: { revision: 1, needs: [] } };
  return changes(
    { web: migrating, api, mail },
    { web: migrating, api, mail: { ...mail, migration: { revision: 1 } } },
    {
      created:
        /^charts\/shop\/charts\/mail\/templates\/(data-revision|guard|migration|migration-settings|networkpolicy-migration)\.yaml$/,
      changed: [
        // Names of its Job leave less room for that of the release.
        ...[
          "README.md",
          "templates/_helpers.tpl",
          "templates/checks.yaml",
          "values.schema.json",
          "values.yaml",
        ].map((file) => `charts/shop/charts/mail/${file}`),
        "charts/shop/templates/checks.yaml",
        "charts/shop/templates/guard.yaml",
        "charts/shop/values.schema.json",
        ...contract,
      ],
    },
  );
});

test("another port: the callee's workload, Service and commands, its callers' addresses, both policies", () =>
  changes(
    { web, api, mail },
    { web, api: { ...api, ports: { http: 9090 } }, mail },
    {
      changed: [
        "charts/shop/charts/api/README.md",
        "charts/shop/charts/api/templates/deployment.yaml",
        "charts/shop/charts/api/templates/networkpolicy.yaml",
        "charts/shop/charts/api/templates/service.yaml",
        "charts/shop/charts/web/README.md",
        "charts/shop/charts/web/templates/deployment.yaml",
        "charts/shop/charts/web/templates/networkpolicy.yaml",
      ],
    },
  ));

interface Expected {
  readonly created?: RegExp;
  readonly deleted?: RegExp;
  readonly changed?: readonly string[];
}

async function changes(
  before: CatalogueSource["services"],
  after: CatalogueSource["services"],
  expected: Expected,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "chartwright-change-"));
  try {
    await generate(folder, before);
    const { created, deleted, changed } = await generate(folder, after);
    assert.equal(
      created.filter((path) => !expected.created?.test(path)),
      [],
    );
    assert.equal(
      deleted.filter((path) => !expected.deleted?.test(path)),
      [],
    );
    assert.is(created.length > 0, expected.created !== undefined);
    assert.is(deleted.length > 0, expected.deleted !== undefined);
    assert.equal([...changed].sort(), [...(expected.changed ?? [])].sort());
    assert.equal(await generate(folder, after), { created: [], changed: [], deleted: [], repaired: false });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function generate(folder: string, services: CatalogueSource["services"]) {
  const file = join(folder, "catalogue.json");
  writeFileSync(
    file,
    JSON.stringify({
      name: "shop",
      version: "1.0.0",
      description: "A shop",
      services,
    } satisfies CatalogueSource),
  );
  return applyPlan((await planGeneration(file, folder)).plan, "keep");
}

test.run();
