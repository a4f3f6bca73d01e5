import { test } from "uvu";
import * as assert from "uvu/assert";
import type { CatalogueSource, ServiceSource } from "../../../schemas/types/catalogue.js";
import type { Catalogue } from "../../src/catalogue/model/catalogue.js";
import { checkedCatalogue } from "../../src/pipeline/checked-catalogue.js";
import { hooksOf } from "../../src/order/engines/helm/hooks.js";
import { digestOf, neighbourhoods } from "../../src/order/neighbourhood.js";
import { caseChart, caseNames } from "../cases.js";

const store: ServiceSource = { description: "A store", ports: { sql: 5432 } };
const shop: ServiceSource = {
  description: "Needs the store",
  ports: { http: 80 },
  calls: ["store"],
  startsAfter: ["store"],
  migration: { revision: 1 },
};
const desk: ServiceSource = {
  description: "Calls the shop",
  ports: { http: 80 },
  calls: ["shop"],
  smokeCheck: { path: "/" },
};
const clock: ServiceSource = { description: "Comes after the desk", startsAfter: ["desk"] };
const all = { clock, desk, shop, store };

test("a service's neighbours are those that it calls, needs or comes after, and those that call it", () => {
  assert.equal(neighbours(all), {
    clock: ["clock", "desk"],
    desk: ["desk", "shop"],
    shop: ["desk", "shop", "store"],
    store: ["shop", "store"],
  });
});

test("a change of a service changes the sums of those around it and of nobody else", () => {
  assert.equal(changedBy({ ...all, store: { ...store, image: { tag: "2" } } }), ["shop", "store"]);
  assert.equal(changedBy({ ...all, clock: { ...clock, replicas: 2 } }), ["clock"]);
  assert.equal(changedBy({ ...all, clock: { ...clock, calls: ["store"] } }), ["clock", "store"]);
});

test("what holds for all changes every sum", () => {
  assert.equal(changedBy(all, { imageRegistry: "example.com" }), ["clock", "desk", "shop", "store"]);
});

test("a hook that gets another weight changes the sum of its service", () => {
  const first: ServiceSource = {
    description: "Migrates before the shop",
    migration: { revision: 1, needs: [] },
  };
  assert.equal(changedBy({ ...all, first }), []);
  assert.equal(changedBy({ first, ...all }), ["shop"]);
});

test("hooks are the same in the neighbourhood as in the whole, in every case", async () => {
  let compared = 0;
  for (const { catalogue } of await Promise.all(caseNames.map(caseChart))) {
    const whole = [...hooksOf(catalogue)];
    const neighbourhood = neighbourhoods(catalogue);
    for (const service of catalogue.services) {
      const { name } = service;
      const steps = ["guard", "secrets", `migration/${name}`, `smoke check/${name}`];
      const own = whole.filter(([step]) => steps.includes(step));
      assert.equal([...hooksOf(neighbourhood(service).catalogue)], own);
      compared += own.reduce((sum, [, objects]) => sum + objects.size, 0);
    }
  }
  assert.ok(compared > 50);
});

function neighbours(services: Record<string, ServiceSource>): Readonly<Record<string, readonly string[]>> {
  const whole = catalogue(services);
  const neighbourhood = neighbourhoods(whole);
  return Object.fromEntries(
    whole.services.map((service) => [
      service.name,
      neighbourhood(service).catalogue.services.map(({ name }) => name),
    ]),
  );
}

/** The services of before whose sum is another one now. */
function changedBy(
  services: Record<string, ServiceSource>,
  common: Partial<CatalogueSource> = {},
): readonly string[] {
  const before = sums(catalogue(all));
  const after = sums(catalogue(services, common));
  return [...before].filter(([name, sum]) => after.get(name) !== sum).map(([name]) => name);
}

function sums(whole: Catalogue): ReadonlyMap<string, string> {
  const neighbourhood = neighbourhoods(whole);
  return new Map(whole.services.map((service) => [service.name, neighbourhood(service).sum]));
}

function catalogue(
  services: Record<string, ServiceSource>,
  common: Partial<CatalogueSource> = {},
): Catalogue {
  return checkedCatalogue({
    file: "catalogue.yaml",
    value: { name: "platform", version: "1.0.0", description: "A platform", ...common, services },
  });
}

test("a sum is that of the data, in whatever form the engine keeps it", () => {
  const weighted = (weight: number) => ({ port: 8080, weight });
  const before = digestOf(weighted(1));
  // From the first fraction on, the engine keeps this member of such objects in another form.
  assert.is.not(digestOf(weighted(0.5)), before);
  assert.is(digestOf(weighted(1)), before);
  const all = [
    {},
    { a: undefined },
    { a: null },
    { a: 0 },
    { a: -0 },
    { a: NaN },
    { a: "NaN" },
    { a: Infinity },
    [],
  ];
  assert.is(new Set(all.map(digestOf)).size, all.length);
  for (const other of [new Set(), new Date(0), /a/, () => 1, Symbol("a")])
    assert.throws(() => digestOf({ other }), "no data");
});

test.run();
