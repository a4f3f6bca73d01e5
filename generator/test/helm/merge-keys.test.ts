import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { at } from "./at.js";
import { repeatedItems } from "./merge-keys.js";
import { manifestsIn, renderedText } from "./render.js";
import { writtenCatalogue } from "./written-catalogue.js";

test("a pull secret of a service may have the name of a hook's copy", async () => {
  const { folder } = writtenCatalogue(
    {
      web: {
        description: "Pages",
        env: { KEY: { secretKeyRef: { key: "key" } } },
        migration: { revision: 1, command: ["up"] },
      },
    },
    { imagePullSecrets: ["registry"], secrets: { provider: "externalSecret" } },
  );
  test.after(() => rmSync(join(folder, "..", ".."), { recursive: true }));
  const file = join(folder, "..", "values.yaml");
  writeFileSync(
    file,
    "global: { secrets: { externalSecret: { remoteKey: 'a/{service}' } } }\n" +
      "web: { imagePullSecrets: [{ name: registry-hooks }, { name: registry }, { name: own }] }\n",
  );
  const manifests = manifestsIn(await renderedText("helm4", folder, [file]));
  assert.equal(manifests.flatMap(repeatedItems), []);
  const job = manifests.find(
    (one) => String(at(one, "metadata.name")).startsWith("shop-web-migration") && at(one, "kind") === "Job",
  );
  assert.equal(at(job, "spec.template.spec.imagePullSecrets[*].name"), ["registry-hooks", "own"]);
});

test("items of a list that Kubernetes takes for one are found", () => {
  const ports = [{ port: 53, protocol: "UDP" }, { port: 53 }, { port: 53, protocol: "TCP" }];
  assert.equal(repeatedItems({ kind: "Service", spec: { ports } }), ["spec.ports: 53 TCP"]);
  const containers = [{ name: "a", env: [{ name: "A" }, { name: "B" }, { name: "A" }] }];
  assert.equal(repeatedItems({ kind: "Pod", spec: { containers } }), ["spec.containers.0.env: A"]);
});

test.run();
