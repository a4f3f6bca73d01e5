import { load } from "js-yaml";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { compareObjects, type RenderedObjects } from "../../../src/release/contract/compare-objects.js";
import { releaseObjects } from "../../../src/manifests/objects.js";
import { addressCases } from "./object-address-cases.js";
import { identityCases, job } from "./object-cases.js";
import { fieldCases } from "./object-field-cases.js";

for (const [what, old, next, expected = ""] of [...identityCases, ...fieldCases, ...addressCases]) {
  test(what, () => assert.is(changes(old, next), expected));
}

test("a reason says which chart template the object comes from", () => {
  const [made] = compareObjects(rendered("1.0.0"), rendered("1.0.0", "kind: Service, metadata: {name: a}"));
  assert.is(made?.source, "shop/charts/cart/templates/service.yaml");
});

test("a Job that may have the release's revision in its name is another one at each upgrade", () => {
  const old = (readsRevision: boolean) =>
    rendered("1.0.0", `${job}, metadata: {name: a-1}, spec: {template: 1}`, readsRevision);
  const next = rendered("1.0.1", `${job}, metadata: {name: a-1}, spec: {template: 2}`);
  assert.equal([compareObjects(old(true), next).length, compareObjects(old(false), next).length], [0, 1]);
});

test.run();

function changes(...[old, next]: readonly [string, string]): string {
  return compareObjects(rendered("1.0.0", old), rendered("1.0.1", next))
    .map(({ level, path, message }) => `${level} ${path} ${message}`)
    .join("; ");
}

/** An object in flow style, of a chart of that version. */
function rendered(version: string, text?: string, readsRevision = false): RenderedObjects {
  const documents =
    text === undefined
      ? []
      : [{ body: load(`{${text}}`), source: "shop/charts/cart/templates/service.yaml" }];
  return {
    objects: releaseObjects(documents, "shop"),
    charts: new Map([["shop/charts/cart", { version, readsRevision }]]),
  };
}
