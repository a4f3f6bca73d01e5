import { basename } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { exceptionsOf, unexcused, unused } from "./scanner-exceptions.js";
import { renderedFolder } from "./renderings.js";
import { run } from "./run.js";

interface Report {
  readonly summary: { readonly passed: number; readonly parsing_errors: number };
  readonly results: {
    readonly failed_checks: readonly {
      readonly check_id: string;
      readonly check_name: string;
      readonly file_path: string;
      /** `KIND.NAMESPACE.NAME`. */
      readonly resource: string;
    }[];
  };
}

test("checkov finds nothing in any environment of any platform, but for the exceptions, and needs all of these", async () => {
  const { folder, names } = await renderedFolder();
  const { output, errors } = await run("checkov", [
    ...["--directory", folder, "--framework", "kubernetes", "--output", "json"],
    ...["--skip-download", "--quiet", "--compact"],
  ]);
  assert.match(output, /^\{/, errors);
  const { summary, results } = JSON.parse(output) as Report;
  assert.is(summary.parsing_errors, 0);
  assert.ok(summary.passed > 50_000, `only ${summary.passed} checks passed`);
  const findings = results.failed_checks.map(({ check_id, check_name, file_path, resource }) => {
    const [kind, , ...name] = resource.split(".");
    return {
      check: check_id,
      where: `${names.get(basename(file_path))} ${kind}/${name.join(".")}`,
      summary: check_name,
    };
  });
  const exceptions = exceptionsOf("checkov");
  assert.equal(unexcused(exceptions, findings), []);
  assert.equal(unused(exceptions, findings), []);
});

test.run();
