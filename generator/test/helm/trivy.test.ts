import { test } from "uvu";
import * as assert from "uvu/assert";
import { exceptionsOf, unexcused, unused } from "./scanner-exceptions.js";
import { renderedFolder } from "./renderings.js";
import { run } from "./run.js";

/** A line of `ci/kubernetes-checks`. */
interface Line {
  readonly file: string;
  readonly check: string;
  readonly message: string;
}

test("Trivy's checks find nothing in any environment of any platform, but for the exceptions, and need all of these", async () => {
  const { folder, names } = await renderedFolder();
  const { code, output, errors } = await run("kubernetes-checks", [folder]);
  assert.is(code, 0, errors);
  const findings = output
    .trimEnd()
    .split("\n")
    .map((line) => {
      const { file, check, message } = JSON.parse(line) as Line;
      return { check, where: `${names.get(file)} ${message}`, summary: "is found" };
    });
  const exceptions = exceptionsOf("trivy");
  assert.equal(unexcused(exceptions, findings), []);
  assert.equal(unused(exceptions, findings), []);
});

test.run();
