import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { demands } from "../../src/capacity/demand.js";
import { catalogueValues } from "../../src/capacity/effective-values.js";
import { objectUsages } from "../../src/capacity/object-usages.js";
import { stepDemands } from "../../src/capacity/step-demand.js";
import { usages } from "../../src/capacity/usages.js";
import type { Catalogue } from "../../src/catalogue/model/catalogue.js";
import { kinds } from "../../src/chart/kinds/index.js";
import { clusterNeeds } from "../../src/chart/readme/cluster-needs.js";
import { umbrellaChart } from "../../src/chart/umbrella.js";
import { readCatalogue } from "../../src/pipeline/checked-catalogue.js";
import { packageFolder } from "../../src/package-folder.js";

// What must hold of each kind that the chart of a service may have, whoever reads the table of kinds. The
// templates and the fixtures are the measure: what one of them has, the table and its readers must know.

const templatesFolder = join(packageFolder, "generator/templates/subchart/templates");
const fixturesFolder = join(packageFolder, "generator/test/fixtures");
const fixtures = await Promise.all(
  readdirSync(fixturesFolder)
    .sort()
    .map(async (name) => ({
      name,
      catalogue: await readCatalogue(join(fixturesFolder, name, "catalogue.yaml")),
    })),
);

/** The kinds that a template writes. */
function written(template: string): readonly { readonly kind: string; readonly group: string }[] {
  const text = readFileSync(join(packageFolder, "generator/templates", `${template}.hbs`), "utf8");
  return [...text.matchAll(/^apiVersion: (?:([\w.-]+)\/)?\w+\nkind: (\w+)$/gm)].map(
    ([, group = "", kind]) => ({
      kind: kind!,
      group,
    }),
  );
}

/** The templates of a kind's files in the chart of each service. */
function used(catalogue: Catalogue): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    umbrellaChart(catalogue).dependencies.map(({ name, templates }) => [
      name,
      new Set(templates.map(({ template }) => template)),
    ]),
  );
}

test("each template is one of a kind in the table, and some fixture has it", () => {
  const own = readdirSync(templatesFolder)
    .filter((file) => file.endsWith(".yaml.hbs") && !file.startsWith("_"))
    .map((file) => `subchart/templates/${file.replace(".hbs", "")}`);
  const seen = new Set(
    fixtures.flatMap(({ catalogue }) => [...used(catalogue).values()].flatMap((all) => [...all])),
  );
  assert.equal(
    own.filter((template) => !seen.has(template)),
    [],
  );
});

test("each kind that a template writes is named in the table", () => {
  const named = new Set(kinds.flatMap(({ kinds }) => kinds));
  const all = readdirSync(templatesFolder).flatMap((file) =>
    written(`subchart/templates/${file.replace(".hbs", "")}`),
  );
  assert.ok(all.length > 20);
  assert.equal(
    all.filter(({ kind }) => !named.has(kind)),
    [],
  );
});

// Kinds without a name of their own, and why.
const nameless = new Set([
  "ExternalSecret", // its name is a value
  "SealedSecret",
  "ClusterRole", // its name begins with the namespace's
  "ClusterRoleBinding",
  "RoleBinding", // has its Role's
]);

// Of these, copies come and go with hooks.
const uncounted = new Set(["ExternalSecret", "SealedSecret"]);

for (const { name, catalogue } of fixtures) {
  const objects = [...used(catalogue)].map(([service, templates]) => ({
    service: catalogue.services.find((one) => one.name === service)!,
    written: [...templates].flatMap(written),
  }));

  test(`${name}: the names of a service's objects are known`, () => {
    for (const { service, written } of objects) {
      const known = new Set(service.objects.map(({ kind }) => kind.replace("gated ", "")));
      const missing = written.filter(
        ({ kind }) =>
          !known.has(kind) && !nameless.has(kind) && !(kind === "Role" && !service.rbac?.rules.length),
      );
      assert.equal(missing, [], service.name);
    }
  });

  test(`${name}: READMEs name the APIs that are not Kubernetes' own`, () => {
    for (const { service, written } of objects) {
      const needs = clusterNeeds(catalogue, [service], false).join("\n");
      const foreign = written.filter(({ group }) => group.includes(".") && !builtIn.has(group));
      const possible = foreign.filter(
        ({ kind, group }) =>
          (kind !== "ScaledObject" || service.workloads.some(({ autoscaling }) => autoscaling?.triggers)) &&
          (group !== "gateway.networking.k8s.io" || catalogue.gateway.enabled),
      );
      assert.equal(
        possible.filter(({ group }) => !needs.includes(group)),
        [],
        service.name,
      );
    }
  });

  test(`${name}: a quota counts the objects that are installed`, () => {
    const effective = catalogueValues(catalogue);
    const all = [
      ...demands(catalogue, effective, undefined),
      ...stepDemands(catalogue, effective, undefined),
    ];
    const counted = new Set([
      ...usages(catalogue, effective, all).keys(),
      ...objectUsages(catalogue, effective, all).map(({ key }) => key),
    ]);
    const missing = objects
      .filter(({ service }) => service.enabled)
      .flatMap(({ written }) => written)
      .filter(({ kind }) => !uncounted.has(kind) && !kind.startsWith("Cluster"))
      .filter(({ kind, group }) => !counted.has(quotaWord(kind, group)));
    assert.equal(missing, []);
  });
}

const builtIn = new Set([
  "networking.k8s.io",
  "rbac.authorization.k8s.io",
  "storage.k8s.io",
  "scheduling.k8s.io",
]);

/** How a ResourceQuota names objects of a kind. */
function quotaWord(kind: string, group: string): string {
  const plural = kind.toLowerCase().replace(/y$/, "ie").replace(/s$/, "se").concat("s");
  const core = ["Service", "Secret", "ConfigMap", "PersistentVolumeClaim"];
  return core.includes(kind) ? plural : `count/${plural}${group === "" ? "" : `.${group}`}`;
}

test.run();
