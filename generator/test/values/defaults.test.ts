import { join, relative } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { umbrellaChart } from "../../src/chart/umbrella.js";
import { namespaceChartsOf } from "../../src/chart/namespace.js";
import { packageFolder } from "../../src/package-folder.js";
import { readCatalogue } from "../../src/pipeline/checked-catalogue.js";
import { checkValues } from "../../src/values/check-values.js";
import { caseFolder, caseNames } from "../cases.js";

// What a chart says itself, its own schema and its own checks accept, as a part of the whole and alone.
const catalogues = [
  ...caseNames.map((name) => join(caseFolder(name), "catalogue.yaml")),
  join(packageFolder, "generator/catalogue/index.ts"),
];

for (const file of catalogues) {
  test(`the defaults of ${relative(packageFolder, file)} are valid`, async () => {
    const catalogue = await readCatalogue(file);
    const umbrella = umbrellaChart(catalogue);
    for (const chart of [umbrella, ...umbrella.dependencies, ...namespaceChartsOf(catalogue)])
      assert.equal(checkValues(chart, []), [], chart.folder);
  });
}

test.run();
