import { test } from "uvu";
import * as assert from "uvu/assert";
import type { ImageSource } from "../../../../schemas/types/catalogue.js";
import { completeOrdering } from "../../../src/catalogue/complete/order.js";
import { defaults } from "../../../src/catalogue/complete/defaults.js";

test("the program that waits may come from elsewhere, and keeps its tag", () => {
  const usual = defaults.ordering.image;
  assert.equal(image({ registry: "mirror.local" }), { ...usual, registry: "mirror.local" });
  assert.equal(image({ tag: "9" }), { ...usual, tag: "9" });
});

test("another program has nothing of it", () =>
  assert.equal(image({ repository: "tools/wait" }), { repository: "tools/wait" }));

test.run();

function image(source: ImageSource): unknown {
  const platform = { name: "shop", version: "1.0.0", description: "A shop", services: {} };
  return completeOrdering({ ...platform, ordering: { image: source } }).image;
}
