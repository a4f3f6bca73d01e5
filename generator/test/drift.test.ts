import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { check } from "../src/commands/generate.js";
import { packageFolder } from "../src/package-folder.js";
import { defaultsPage, defaultsPageFile } from "../../ci/defaults-page.js";
import { fieldsPage, fieldsPageFile } from "../../ci/fields-page.js";
import { catalogueTypes, catalogueTypesFile } from "../../ci/catalogue-types.js";
import { templateTypes, templateTypesFile } from "../../ci/template-types.js";

test("charts/ and schemas/ are what the catalogue becomes now", async () => {
  const { exitCode, text } = await check(join(packageFolder, "generator/catalogue/index.ts"), packageFolder, {
    prove: false,
    timeout: "10m",
    say: () => {},
  });
  assert.is(exitCode, 0, text);
});

test("the catalogue's types are what its schema becomes now", async () => {
  assert.is(readFileSync(catalogueTypesFile, "utf8"), await catalogueTypes(), "run: npm run types");
});

test("the types of what templates read are what they read now", () => {
  assert.is(readFileSync(templateTypesFile, "utf8"), templateTypes(), "run: npm run types");
});

test("the page of defaults is what their tables become now", () => {
  assert.is(readFileSync(defaultsPageFile, "utf8"), defaultsPage(), "run: npm run types");
  assert.is(readFileSync(fieldsPageFile, "utf8"), fieldsPage(), "run: npm run types");
  assert.equal(
    [...fieldsPage().matchAll(/^\| (\S+) \| .* \| {2}\|$/gm)].map(([, field]) => field),
    ["`$schema`"],
    "each field has an example",
  );
});

test.run();
