import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { umbrellaChart } from "../../src/chart/umbrella.js";
import { isGroup } from "../../src/chart/values/value-tree.js";
import { packageFolder } from "../../src/package-folder.js";
import { readCatalogue } from "../../src/pipeline/checked-catalogue.js";
import { renderTemplate } from "../../src/render/template.js";

// The README of a subchart, which may be installed alone, has what it reads of `global`, and nothing else.
const folder = join(packageFolder, "generator/test/fixtures");

for (const name of readdirSync(folder).sort()) {
  test(`${name}: the globals of a subchart are those that its templates read`, async () => {
    const umbrella = umbrellaChart(await readCatalogue(join(folder, name, "catalogue.yaml")));
    const { global } = umbrella.values.members;
    const all = isGroup(global!) ? Object.keys(global.members) : [];
    for (const { name, templates, globals, files } of umbrella.dependencies) {
      const text = [
        ...templates.map(({ template, context }) => renderTemplate(template, context)),
        ...files.filter(({ path }) => path.startsWith("templates/")).map(({ contents }) => contents),
      ].join("\n");
      const read = all.filter((key) => new RegExp(`dig "${key}"|global\\.${key}\\b`).test(text));
      assert.equal(Object.keys(globals!.members).sort(), read.sort(), name);
    }
  });
}

test.run();
