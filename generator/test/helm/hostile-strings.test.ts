import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { load } from "js-yaml";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { toYaml } from "../../src/render/yaml.js";
import { caseChart } from "../cases.js";
import { writeChart } from "../values/charts.js";
import { arrivals } from "./catalogue-texts.js";
import { installation } from "./installation.js";

const scratch = mkdtempSync(join(tmpdir(), "hostile-strings-test-"));
test.after(() => rmSync(scratch, { recursive: true }));

const { catalogue, chart } = await caseChart("hostile-strings");
const folder = writeChart(chart);
test.after(() => rmSync(join(folder, "..", ".."), { recursive: true }));
const gateway = join(scratch, "gateway.yaml");
writeFileSync(gateway, toYaml({ global: { gateway: { enabled: true } } }));

for (const helm of ["helm3", "helm4"] as const) {
  test(`${helm}: every text of the catalogue arrives where it belongs, and none is run`, async () => {
    const found = arrivals(catalogue, await installation(helm, folder, catalogue.services.map(({ name }) => name), [gateway]));
    assert.equal(found.filter(({ text, found }) => text !== found), []);
    assert.ok(found.length > 300, `${found.length} texts`);
  });
}

test.run();
