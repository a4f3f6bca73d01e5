import { join, relative } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { caseFiles, caseFolder, caseNames } from "../cases.js";
import { differences, expectedFiles, writeExpected } from "./expected-files.js";

// UPDATE=1 node dist/generator/test/golden/golden.test.js [CASE …] writes what is generated now. Read the
// difference before committing it.
const isUpdate = process.env["UPDATE"] === "1";
const cases = process.argv.slice(2).length > 0 ? process.argv.slice(2) : caseNames;

if (isUpdate && process.env["CI"]) {
  process.stderr.write(
    "UPDATE=1 is for people: in CI the expected files are what the change is measured by.\n",
  );
  process.exit(2);
}

for (const name of cases) {
  test(`${name} becomes exactly what is expected`, async () => {
    const folder = relative(process.cwd(), join(caseFolder(name), "expected"));
    const files = expectedFiles(name, await caseFiles(name));
    if (isUpdate) writeExpected(folder, files);
    const found = differences(folder, files);
    assert.ok(found.length === 0, found.join("\n"));
  });
}

test.run();
