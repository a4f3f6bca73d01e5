import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { at } from "./at.js";
import { chart, events, file, name, objects } from "./ordering-objects.js";

test("a chart alone guards itself, and its stores are elsewhere", async () => {
  const alone = await objects(join(chart, "charts/orders"));
  const jobs = alone
    .filter((object) => object["kind"] === "Job")
    .map((object) => `${events(object)} ${name(object)}`);
  assert.equal(jobs.sort(), [
    "post-install,post-upgrade,test shop-orders-smoke-check",
    "pre-install,pre-upgrade shop-orders-migration",
    "pre-upgrade,pre-rollback shop-orders-guard",
  ]);
  assert.equal(
    at(
      alone.find((object) => object["kind"] === "Job" && name(object) === "shop-orders-guard"),
      "spec.template.spec.containers[guard].args",
    ),
    ["orders=4"],
  );
});

test("the guard of a release knows the services that are installed", async () => {
  const args = async (values: string) =>
    at(
      (await objects(chart, file(values))).find(
        (object) => object["kind"] === "Job" && name(object) === "shop-guard",
      ),
      "spec.template.spec.containers[guard].args",
    );
  assert.equal(await args(""), ["hooks=2", "orders=4", "prices=1", "reports=3"]);
  assert.equal(await args("hooks: { enabled: false }"), ["orders=4", "prices=1", "reports=3"]);
});

test.run();
