import { test } from "uvu";
import * as assert from "uvu/assert";
import { inDocumentOrder, whereWritten, withoutRepetition } from "../../src/catalogue/document-order.js";

const value = {
  name: "market",
  services: {
    shop: {
      env: { "b.c": "x", a: "y" },
      calls: ["x", "y"],
      workloads: { v1: {}, v2: { env: { own: "z" } } },
    },
    basket: {},
  },
};

function problem(path: string, message = "is wrong") {
  return { path, message };
}

test("problems are sorted as the user wrote, missing things behind what is there", () => {
  const paths = [
    "",
    "name",
    "services.shop",
    'services.shop.env["b.c"]',
    "services.shop.env.a",
    "services.shop.env.missing",
    "services.shop.calls[0]",
    "services.shop.calls[1]",
    "services.shop.missing",
    "services.basket",
    "version",
  ];
  const sorted = inDocumentOrder(
    value,
    [...paths].reverse().map((path) => problem(path)),
  );
  assert.equal(
    sorted.map(({ path }) => path),
    paths,
  );
});

test("what a workload inherits is at the service, in paths and in messages", () => {
  const inherited = whereWritten(
    value,
    problem('services.shop.workloads.v2.env["b.c"]', "is as services.shop.workloads.v1.env.a is"),
  );
  assert.equal(inherited, problem('services.shop.env["b.c"]', "is as services.shop.env.a is"));
  for (const path of [
    "services.shop.workloads.v2.env.own",
    "services.shop.workloads.v2.cronJob",
    "services.shop.workloads.v2",
  ]) {
    assert.equal(whereWritten(value, problem(path)), problem(path));
  }
});

test("a problem is told once, other problems of the same place are told too", () => {
  assert.equal(withoutRepetition([problem("a"), problem("a"), problem("a", "is bad")]), [
    problem("a"),
    problem("a", "is bad"),
  ]);
});

test.run();
