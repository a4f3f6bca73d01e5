import { basename, join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { packageFolder } from "../../src/package-folder.js";
import { documentsIn } from "../../src/prove/manifests.js";
import { prove } from "../../src/prove/prove.js";
import { textAt } from "../../src/prove/reading.js";
import { findingsText } from "../../src/prove/report.js";
import { platforms } from "./platforms.js";
import { renderedText } from "./render.js";

// Whatever chartwright generates gives no finding, in each of its environments and with the guard-rails of its namespace.
for (const { name, chart, environments, namespace } of platforms) {
  for (const values of [[], ...environments.map((file) => [file])]) {
    test(`${name} ${values.map((file) => basename(file)).join()} gives no finding`, async () => {
      const documents = documentsIn(await renderedText("helm4", chart, values), chart);
      const [rails] = namespace.filter(([, ...own]) => own.every((file) => values.some((one) => basename(one) === basename(file)))).slice(-1);
      const namespaceObjects = rails === undefined ? [] : documentsIn(await renderedText("helm4", rails[0], rails.slice(1)), rails[0]);
      const home = textAt(namespaceObjects.find(({ body }) => textAt(body, "kind") === "Namespace")?.body, "metadata.name") ?? "default";
      const { findings } = prove({ install: documents, upgrade: documents }, { release: "shop", namespace: home, timeout: 300, outside: [], namespaceObjects });
      assert.is(findingsText(name, findings), `${name}: no finding.\n`);
    });
  }
}

test("the platform of this repository is among them", () => {
  assert.ok(platforms.some(({ chart, environments }) => chart === join(packageFolder, "charts/ai-nutritionist") && environments.length === 4));
});

test.run();
