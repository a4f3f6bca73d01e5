import { test } from "uvu";
import * as assert from "uvu/assert";
import type { CatalogueSource } from "../../../../schemas/types/catalogue.js";
import { checkedCatalogue } from "../../../src/pipeline/checked-catalogue.js";
import { stepsOf } from "../../../src/order/plan/steps.js";

test("steps follow the order in which services start, each kind after the other", () => {
  assert.equal(steps(), [
    "guard before: serviceaccount, role, rolebinding, networkpolicy, job",
    "secrets before: secretstore, pull-secret",
    "migration/store before: serviceaccount, networkpolicy, secret, data-revision, job",
    "migration/shop before: serviceaccount, networkpolicy, secret, configmap-settings, data-revision, job",
    "migration/robot after: data-revision, job",
    "smoke check/shop after: job",
  ]);
});

test("without migrations there is neither a guard nor a copy of a Secret", () => {
  assert.equal(steps({ shop: { description: "A shop", ports: { http: 80 }, smokeCheck: { path: "/" } } }), [
    "smoke check/shop after: job",
  ]);
});

test.run();

function steps(services: CatalogueSource["services"] = all): readonly string[] {
  const value = { name: "shop", version: "1.0.0", description: "A shop", services } satisfies CatalogueSource;
  return stepsOf(checkedCatalogue({ file: "catalogue.ts", value })).map(
    ({ name, when, objects }) => `${name} ${when}: ${objects.map((object) => object.name).join(", ")}`,
  );
}

const all: CatalogueSource["services"] = {
  robot: { description: "Needs nobody", migration: { revision: 1, after: "start" } },
  shop: {
    description: "Needs the store",
    ports: { http: 80 },
    configMaps: { settings: { data: { COLOUR: "red" } } },
    calls: ["store"],
    startsAfter: ["store"],
    migration: { revision: 1 },
    smokeCheck: { path: "/" },
  },
  store: { description: "A store", ports: { sql: 5432 }, migration: { revision: 1 } },
};
