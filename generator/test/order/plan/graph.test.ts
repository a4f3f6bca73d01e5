import { test } from "uvu";
import * as assert from "uvu/assert";
import type { CatalogueSource, ServiceSource } from "../../../../schemas/types/catalogue.js";
import { checkedCatalogue } from "../../../src/pipeline/checked-catalogue.js";
import { inOrder, startGraph, waves } from "../../../src/order/plan/graph.js";
import { desk, robot, shop, store } from "../start-services.js";

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

test.run();

function order(services: CatalogueSource["services"]): readonly string[] {
  return inOrder(startGraph(catalogue(services)));
}

function catalogue(services: CatalogueSource["services"]) {
  return checkedCatalogue({
    file: "catalogue.ts",
    value: { name: "shop", version: "1.0.0", description: "A shop", services } satisfies CatalogueSource,
  });
}
