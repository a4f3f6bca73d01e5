import { test } from "uvu";
import * as assert from "uvu/assert";
import type { CatalogueSource, ServiceSource } from "../../../../../schemas/types/catalogue.js";
import { checkedCatalogue } from "../../../../src/pipeline/checked-catalogue.js";
import { hookAnnotations, hookOf, hooksOf } from "../../../../src/order/engines/helm/hooks.js";
import { desk, robot, shop, store } from "../../start-services.js";

const services = { desk, shop, robot, store };

test("every object has a weight of its own", () => {
  const all = Object.entries(weights(services));
  for (const moment of ["pre", "post"]) {
    const own = all.filter(([name]) => name.startsWith(moment)).map(([, weight]) => weight);
    assert.ok(own.length > 2);
    assert.is(new Set(own).size, own.length);
  }
});

test("steps come one after the other, and what a Job needs before it", () => {
  const whole = catalogue(services);
  const weight = (step: Parameters<typeof hookOf>[1], object: string) => hookOf(whole, step, object).weight;
  assert.ok(weight("migration/shop", "job") < weight("migration/desk", "serviceaccount"));
  assert.ok(weight("guard", "job") < weight("migration/shop", "data-revision"));
  assert.ok(weight("migration/shop", "data-revision") < weight("migration/shop", "job"));
  assert.ok(weight("migration/robot", "job") < weight("smoke check/shop", "job"), "checks come last");
});

test("a service at the end renumbers nobody, whatever it has", () => {
  const usual = weights(services);
  const late: ServiceSource = {
    description: "Came later",
    ports: { http: 80 },
    calls: ["store"],
    startsAfter: ["store"],
    smokeCheck: { path: "/" },
  };
  for (const migration of [{ revision: 1 }, { revision: 1, after: "start" as const }]) {
    const all = weights({ ...services, late: { ...late, migration } });
    assert.equal(Object.fromEntries(Object.entries(all).filter(([name]) => !name.includes("/late "))), usual);
  }
});

test("a service that others need comes before them", () => {
  const whole = catalogue({
    shop: { ...shop, calls: ["store", "late"], startsAfter: ["store", "late"] },
    store,
    late: { ...store, migration: { revision: 1 } },
  });
  assert.ok(hookOf(whole, "migration/late", "job").weight < hookOf(whole, "migration/shop", "job").weight);
});

test("a service may have the name of a step that is for all", () => {
  const whole = catalogue({ guard: { ...shop, calls: [], startsAfter: [] } });
  assert.equal(hookOf(whole, "guard", "job").events, ["pre-upgrade", "pre-rollback"]);
  assert.equal(hookOf(whole, "migration/guard", "job").events, ["pre-install", "pre-upgrade"]);
});

test("an object's annotations say when it runs, when it goes, and whose log is printed", () => {
  const whole = catalogue(services);
  assert.equal(hookAnnotations(hookOf(whole, "guard", "job")), {
    "helm.sh/hook": "pre-upgrade,pre-rollback",
    "helm.sh/hook-weight": "5",
    "helm.sh/hook-delete-policy": "before-hook-creation,hook-succeeded",
    "helm.sh/hook-output-log-policy": "hook-failed",
  });
  assert.equal(hookAnnotations(hookOf(whole, "migration/robot", "data-revision")), {
    "helm.sh/hook": "post-install,post-upgrade",
    "helm.sh/hook-weight": "1",
    "helm.sh/hook-delete-policy": "before-hook-creation",
  });
  assert.is(
    hookAnnotations(hookOf(whole, "smoke check/shop", "job"))["helm.sh/hook"],
    "post-install,post-upgrade,test",
  );
});

test("what the plan does not have is an error", () => {
  assert.throws(
    () => hookOf(catalogue(services), "migration/store", "job"),
    "the plan of shop has no job in migration/store",
  );
});

test.run();

/** By moment, step and object: `pre migration/shop job`. */
function weights(all: CatalogueSource["services"]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    [...hooksOf(catalogue(all))].flatMap(([step, objects]) =>
      [...objects].map(([object, { events, weight }]) => [
        `${events[0]!.split("-")[0]} ${step} ${object}`,
        weight,
      ]),
    ),
  );
}

function catalogue(all: CatalogueSource["services"]) {
  return checkedCatalogue({
    file: "catalogue.ts",
    value: {
      name: "shop",
      version: "1.0.0",
      description: "A shop",
      services: all,
    } satisfies CatalogueSource,
  });
}
