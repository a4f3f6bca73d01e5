import { test } from "uvu";
import * as assert from "uvu/assert";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CatalogueSource } from "../../../schemas/types/catalogue.js";
import { checkSchema } from "../../src/schema/check/check-schema.js";
import { objectNames } from "../../src/chart/kinds/index.js";
import { completeCatalogue } from "../../src/catalogue/complete/complete.js";
import { formatProblems, ProblemsError } from "../../src/problem/problem.js";
import { rules } from "../../src/catalogue/rules/index.js";
import { schemaValidator } from "../../src/schema/check/validator.js";
import { catalogueSource, checkedCatalogue } from "../../src/pipeline/checked-catalogue.js";
import { packageFolder } from "../../src/package-folder.js";
import { catalogueSchema } from "../../src/schema/files.js";

// Each folder has a catalogue and what must be said about it, word for word. `UPDATE=1` writes down what is
// said now.
const folder = join(packageFolder, "generator/test/rejected");
const update = process.env["UPDATE"] === "1";
if (update && process.env["CI"] === "true")
  throw new Error("UPDATE=1 is for people who read what changed, not for CI");

const shape = schemaValidator(catalogueSchema());
const broken = new Set<string>();

for (const name of readdirSync(folder).sort()) {
  test(name, async () => {
    const expected = join(folder, name, "problems.txt");
    const found = await problemsOf(join(folder, name, "catalogue.yaml"));
    if (update) writeFileSync(expected, found);
    assert.fixture(found, existsSync(expected) ? readFileSync(expected, "utf8") : "");
  });
}

test("every rule is broken by one of them", () => {
  // YAML cannot hold what this one is about; the test of validateCatalogue has it.
  const unbroken = Object.keys(rules).filter((name) => name !== "text" && !broken.has(name));
  assert.equal(unbroken, []);
});

async function problemsOf(file: string): Promise<string> {
  try {
    const source = await catalogueSource(file, undefined);
    noteRules(source.value);
    return `${checkedCatalogue(source).name} is accepted\n`;
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    return formatProblems("catalogue.yaml", error.problems);
  }
}

/** Remembers which rules a catalogue breaks, if its shape is right at all. */
function noteRules(value: unknown): void {
  if (checkSchema(shape, value).length > 0) return;
  const catalogue = completeCatalogue(value as CatalogueSource, objectNames);
  for (const [name, rule] of Object.entries(rules)) {
    if (rule(catalogue, value as CatalogueSource).length > 0) broken.add(name);
  }
}

test.run();
