import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { validate } from "../../src/commands/validate.js";
import { packageFolder } from "../../src/package-folder.js";

const catalogue = join(packageFolder, "generator/test/fixtures/minimal/catalogue.yaml");
const output = join(packageFolder, "generator/test/fixtures/minimal");

test("hints are said where they are asked for, and are no problems", async () => {
  const { exitCode, text, json } = await validate(catalogue, output, [], true);
  assert.is(exitCode, 0);
  assert.match(text, "Hint (requests): services.hello has no request for cpu and memory");
  assert.equal(
    (json["hints"] as readonly { requirement: string }[]).map(({ requirement }) => requirement),
    ["probes", "probes", "requests", "memoryLimits", "users"],
  );
  const quiet = await validate(catalogue, output, []);
  assert.not.match(quiet.text, "Hint");
  assert.equal(quiet.json["hints"], []);
});

test.run();
