import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { documentsIn } from "../../src/manifests/documents.js";
import { prove } from "../../src/prove/prove.js";
import type { Settings } from "../../src/prove/scene/scene.js";
import { findingsText } from "../../src/prove/report.js";
import { annotations, document, spec } from "./arbitrary-documents.js";

const settings: Settings = {
  release: "shop",
  namespace: "shop",
  timeout: 300,
  pipelineTimeout: 600,
  outside: [],
  namespaceObjects: [],
};

test("a list in the place of an object, with a name that is not text, is taken for nothing", () => {
  const body = { kind: "Job", metadata: [{ name: Object.create(null) as object }] };
  assert.equal(prove({ install: [{ body }], upgrade: [] }, settings).findings, []);
});

test("nothing that may stand in manifests makes it fail", () => {
  let findings = 0;
  // biome-ignore lint/nursery/noFloatingPromises: of a synchronous property it returns nothing.
  fc.assert(
    fc.property(
      fc.array(document, { maxLength: 8 }),
      fc.array(document, { maxLength: 4 }),
      (bodies, others) => {
        const documents = bodies.map((body) => ({ body }));
        const before = others.map((body) => ({ body }));
        const proof = prove(
          { install: documents, upgrade: before, previous: before },
          { ...settings, namespaceObjects: before },
        );
        findings += proof.findings.length;
        assert.type(findingsText("a", proof.findings), "string");
      },
    ),
    { numRuns: 1500 },
  );
  assert.ok(findings > 1000, `so few findings that nothing was tried: ${findings}`);
});

test("the order of documents with different names does not matter", () => {
  const object = fc.record({
    apiVersion: fc.constant("batch/v1"),
    kind: fc.constant("Job"),
    metadata: fc.record({ name: fc.uuid(), annotations }),
    spec,
  });
  // biome-ignore lint/nursery/noFloatingPromises: of a synchronous property it returns nothing.
  fc.assert(
    fc.property(fc.array(object, { maxLength: 5 }), (bodies) => {
      const proof = (all: readonly unknown[]) =>
        prove({ install: all.map((body) => ({ body })), upgrade: [] }, settings)
          .findings.map((finding) => JSON.stringify(finding))
          .sort();
      assert.equal(proof(bodies), proof([...bodies].reverse()));
    }),
    { numRuns: 200 },
  );
});

test("what Helm prints is read whatever is in it", () => {
  const text = [
    "",
    "# nothing",
    "# Source: shop/templates/a.yaml\n",
    "# Source: shop/templates/b.yaml\nkind: ConfigMap\n" +
      "metadata: {name: a, name: b}\ndata: {x: 'a\n\n  --- b'}",
    "kind: List\nitems:\n- kind: Job\n  metadata: {name: c}\n- null",
    "...",
    "[1, 2]",
  ].join("\n---\n");
  const documents = documentsIn(text, "shop");
  assert.equal(
    documents.map(({ source }) => source),
    ["shop/templates/b.yaml", undefined, undefined],
  );
  assert.equal(prove({ install: documents, upgrade: documents }, settings).findings, []);
});

test.run();
