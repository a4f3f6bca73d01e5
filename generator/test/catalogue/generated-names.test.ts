import { test } from "uvu";
import * as assert from "uvu/assert";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { CatalogueSource } from "../../../schemas/types/catalogue.js";
import { inlineFiles } from "../../src/source/inline-files.js";
import { readSource } from "../../src/source/read.js";
import { templates } from "../../src/catalogue/rules/release/templates.js";
import { chartValues } from "../../src/catalogue/rules/config/values-keys.js";
import { validateCatalogue } from "../../src/catalogue/validate.js";
import { umbrellaChart } from "../../src/chart/umbrella.js";
import { packageFolder } from "../../src/package-folder.js";

// The rules reserve what charts use; here charts are made, and nothing in them may be free for a user to
// take.
const folder = join(packageFolder, "generator/test/fixtures");

for (const name of readdirSync(folder).sort()) {
  test(`${name}: names of values and chart templates are reserved`, async () => {
    const source = inlineFiles(await readSource(join(folder, name, "catalogue.yaml")));
    const catalogue = validateCatalogue(source);
    for (const [i, chart] of umbrellaChart(catalogue).dependencies.entries()) {
      const service = catalogue.services[i]!;
      const free = Object.keys(chart.values.members).filter(
        (key) => !(chartValues as readonly string[]).includes(key),
      );
      assert.equal(free, Object.keys(service.values), service.name);

      const files = chart.templates.map(({ path }) => path.replace("templates/", ""));
      const taken = {
        ...catalogue,
        services: [{ ...service, templates: Object.fromEntries(files.map((file) => [file, ""])) }],
      };
      const refused = templates(taken, source.value as CatalogueSource).map(({ path }) => path);
      assert.equal(
        files.filter((file) => !refused.some((path) => path.includes(JSON.stringify(file)))),
        [],
        service.name,
      );
    }
  });
}

test.run();
