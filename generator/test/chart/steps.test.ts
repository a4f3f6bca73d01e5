import { test } from "uvu";
import * as assert from "uvu/assert";
import { caseFiles, caseNames } from "../cases.js";

test("migrations and smoke checks do not wait for what the pods of their service wait for", async () => {
  const files = (await Promise.all(caseNames.map(caseFiles))).flat();
  const waiting = files.filter(({ contents }) => contents.includes("- name: wait-for-services"));
  assert.ok(waiting.length > 3, "nobody waits");
  assert.equal(
    waiting.map(({ path }) => path).filter((path) => /\/(migration|smoke-check)\.yaml$/.test(path)),
    [],
  );
});

test.run();
