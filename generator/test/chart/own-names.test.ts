import { test } from "uvu";
import * as assert from "uvu/assert";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Service } from "../../src/catalogue/model/catalogue.js";
import { ownNameProblems } from "../../src/chart/own-names.js";
import { umbrellaChart } from "../../src/chart/umbrella.js";
import { readCatalogue } from "../../src/pipeline/checked-catalogue.js";
import { packageFolder } from "../../src/package-folder.js";

const folder = join(packageFolder, "generator/test/fixtures");
const extra = { description: "One of its own", default: "", schema: undefined };

for (const name of readdirSync(folder).sort()) {
  test(`${name}: what a chart has, its service cannot take`, async () => {
    const catalogue = await readCatalogue(join(folder, name, "catalogue.yaml"));
    const refused = (service: Service) =>
      ownNameProblems({
        ...catalogue,
        services: catalogue.services.map((other) => (other.name === service.name ? service : other)),
      }).length;
    for (const [i, chart] of umbrellaChart(catalogue).dependencies.entries()) {
      const service = catalogue.services[i]!;
      const keys = [...Object.keys(chart.values.members), "enabled", "global"].filter(
        (key) => service.values[key] === undefined,
      );
      for (const key of keys) assert.is(refused({ ...service, values: { [key]: extra } }), 1, key);

      const files = chart.templates.map(({ path }) => path.replace("templates/", ""));
      const templates = Object.fromEntries(files.map((file) => [file, ""]));
      assert.is(refused({ ...service, templates }), files.length, service.name);
    }
  });
}

test("a key or file of a kind that the service does not use is free", async () => {
  const catalogue = await readCatalogue(join(folder, "minimal", "catalogue.yaml"));
  const services = catalogue.services.map((service) => ({
    ...service,
    values: { cronJob: extra, migration: extra },
    templates: { "cronjob.yaml": "", "vpa.yaml": "" },
  }));
  assert.equal(ownNameProblems({ ...catalogue, services }), []);
});

test.run();
