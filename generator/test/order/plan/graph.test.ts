import { test } from "uvu";
import * as assert from "uvu/assert";
import type { CatalogueSource, ServiceSource } from "../../../../schemas/types/catalogue.js";
import { checkedCatalogue } from "../../../src/generate.js";
import { inOrder, startGraph, waves } from "../../../src/order/plan/graph.js";
import { hookWeights } from "../../../src/order/plan/hook-weights.js";

const store: ServiceSource = { description: "A store", ports: { sql: 5432 } };
const shop: ServiceSource = {
  description: "Needs the store",
  ports: { http: 80 },
  calls: ["store"],
  startsAfter: ["store"],
  migration: { revision: 1 },
  smokeCheck: { path: "/" },
};
const desk: ServiceSource = {
  description: "Needs the shop",
  ports: { http: 80 },
  calls: ["shop"],
  startsAfter: ["shop"],
  migration: { revision: 1, needs: [] },
  smokeCheck: { path: "/" },
};
const robot: ServiceSource = { description: "Needs nobody", migration: { revision: 1, after: "start" } };

test("services come after what they need, else as they were written down", () => {
  assert.equal(order({ desk, shop, robot, store }), ["robot", "store", "shop", "desk"]);
  assert.equal(order({ store, robot, desk, shop }), ["store", "robot", "shop", "desk"]);
});

test("a wave needs only earlier waves", () => {
  assert.equal(Object.fromEntries(waves(startGraph(catalogue({ desk, shop, robot, store })))), {
    robot: 1,
    store: 1,
    shop: 2,
    desk: 3,
  });
});

test("what a migration needs comes before its service, but not if it runs after the rollout", () => {
  const needs: ServiceSource = {
    description: "Needs the store for its migration alone",
    calls: ["store"],
    migration: { revision: 1, needs: ["store"] },
  };
  assert.equal(order({ needs, store }), ["store", "needs"]);
  assert.equal(order({ needs: { ...needs, migration: { ...needs.migration!, after: "start" } }, store }), [
    "needs",
    "store",
  ]);
});

test("every object has a weight of its own", () => {
  const { before, after } = hookWeights(catalogue({ desk, shop, robot, store }));
  for (const weights of [before, after]) assert.is(new Set(weights.values()).size, weights.size);
  assert.ok(
    before.get("shop/job")! < before.get("desk/serviceaccount")!,
    "one migration is done before the next one begins",
  );
  assert.ok(before.get("guard/job")! < before.get("shop/data-revision")!);
  assert.ok(before.get("shop/data-revision")! < before.get("shop/job")!);
  assert.ok(after.get("robot/migration")! < after.get("shop/smokeCheck")!, "checks come last");
});

test("a service at the end renumbers nobody, whatever it has", () => {
  const usual = weights({ desk, shop, robot, store });
  const late: ServiceSource = {
    description: "Came later",
    ports: { http: 80 },
    calls: ["store"],
    startsAfter: ["store"],
    smokeCheck: { path: "/" },
  };
  for (const migration of [{ revision: 1 }, { revision: 1, after: "start" as const }]) {
    assert.equal(
      Object.entries(weights({ desk, shop, robot, store, late: { ...late, migration } })).filter(
        ([object]) => !object.startsWith("late/"),
      ),
      Object.entries(usual),
    );
  }
});

test("a service that others need comes before them", () => {
  const { before } = hookWeights(
    catalogue({
      shop: { ...shop, calls: ["store", "late"], startsAfter: ["store", "late"] },
      store,
      late: { ...store, migration: { revision: 1 } },
    }),
  );
  assert.ok(before.get("late/job")! < before.get("shop/job")!);
});

test.run();

function order(services: CatalogueSource["services"]): readonly string[] {
  return inOrder(startGraph(catalogue(services)));
}

function weights(services: CatalogueSource["services"]): Readonly<Record<string, number>> {
  const { before, after } = hookWeights(catalogue(services));
  return Object.fromEntries(
    [...before, ...[...after].map(([object, weight]) => [`after ${object}`, weight] as const)].filter(
      ([object]) => !object.startsWith("after late/"),
    ),
  );
}

function catalogue(services: CatalogueSource["services"]) {
  return checkedCatalogue({
    file: "catalogue.ts",
    value: { name: "shop", version: "1.0.0", description: "A shop", services } satisfies CatalogueSource,
  });
}
