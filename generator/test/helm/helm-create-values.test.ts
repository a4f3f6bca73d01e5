import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { validateCatalogue } from "../../src/catalogue/validate.js";
import { umbrellaChart } from "../../src/chart/umbrella.js";
import { objectNames } from "../../src/chart/kinds/index.js";
import { writeChart } from "../values/charts.js";
import { at } from "./at.js";
import { manifestsIn, renderedText, type Manifest } from "./render.js";

// What `helm create` has under a name means the same in the values of generated charts.
const chart = umbrellaChart(
  validateCatalogue(
    {
      file: "shop",
      value: {
        name: "shop",
        version: "1.0.0",
        description: "A shop",
        imagePullSecrets: ["registry"],
        services: {
          web: { description: "Pages", replicas: 2, ports: { http: 8080 }, calls: ["api"] },
          api: { description: "Prices", ports: { http: 8080 } },
        },
      },
    },
    objectNames,
  ),
);
const folder = writeChart(chart);
const scratch = mkdtempSync(join(tmpdir(), "helm-create-values-"));
test.after(() => {
  rmSync(join(folder, "..", ".."), { recursive: true });
  rmSync(scratch, { recursive: true });
});

test("replicaCount is how many pods run", async () => {
  assert.is(at(await one("", "Deployment", "web"), "spec.replicas"), 2);
  assert.is(at(await one("web: { replicaCount: 5 }", "Deployment", "web"), "spec.replicas"), 5);
});

test("imagePullSecrets of a service are added to those of all, each once", async () => {
  const values = "web: { imagePullSecrets: [{ name: own }, { name: registry }] }";
  assert.equal(await pullSecrets("web", ""), ["registry"]);
  assert.equal(await pullSecrets("web", values), ["registry", "own"]);
  assert.equal(await pullSecrets("api", values), ["registry"]);
  const others = "global: { imagePullSecrets: [{ name: a }, { name: b }] }";
  assert.equal(await pullSecrets("web", others), ["a", "b"]);
  assert.equal(await pullSecrets("web", "global: { imagePullSecrets: [] }"), undefined);
});

test("a chart alone has the catalogue's imagePullSecrets, and its own", async () => {
  assert.equal(await pullSecrets("web", "imagePullSecrets: [{ name: own }]", join(folder, "charts/web")), [
    "registry",
    "own",
  ]);
});

async function pullSecrets(name: string, values: string, of = folder): Promise<unknown> {
  return at(await one(values, "Deployment", name, of), "spec.template.spec.imagePullSecrets[*].name");
}

async function one(values: string, kind: string, name: string, of = folder): Promise<Manifest | undefined> {
  return (await objects(values, of)).find(
    (object) => object["kind"] === kind && at(object, "metadata.name") === `shop-${name}`,
  );
}

let files = 0;

async function objects(values: string, of: string): Promise<readonly Manifest[]> {
  const file = join(scratch, `${files++}.yaml`);
  writeFileSync(file, values);
  return manifestsIn(await renderedText("helm4", of, [file]));
}

test.run();
