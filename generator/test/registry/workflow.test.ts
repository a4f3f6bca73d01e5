import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { checkout, type Checkout } from "../../../ci/test/checkout.js";
import { commandsOf, workflowIn, type Command } from "../../../ci/test/workflow-steps.js";
import { packageFolder } from "../../src/package-folder.js";
import { login, startRegistry } from "./registry.js";

const workflow = workflowIn(join(packageFolder, ".github/workflows/charts.yml"));
const registry = await startRegistry({ tls: true, auth: true });
test.after(registry.stop);

const values = {
  "github.base_ref || github.event.repository.default_branch": "main",
  "github.repository_owner": "shop",
  "github.actor": login.user,
  "secrets.GITHUB_TOKEN": login.password,
};

test("a pull request that raises the version of what it changes passes every step, and so does its tag", async () => {
  const clone = await checkout((catalogue) => catalogue.replace('version: "1.0.0"', 'version: "1.1.0"'));
  for (const command of commands("check")) await passes(clone, command);
  assert.ok(clone.files("packages").includes("ai-nutritionist-1.1.0.tgz"));
  // The test's own registry takes the place of GitHub's; programs in Go trust the authority that
  // SSL_CERT_FILE names.
  const toRegistry = {
    REGISTRY: registry.host,
    CHARTS: `oci://${registry.host}/shop/charts`,
    SSL_CERT_FILE: registry.options[1]!,
  };
  const publish = commands("publish").map((command) => ({
    ...command,
    variables: { ...command.variables, ...toRegistry },
  }));
  for (const command of publish) await passes(clone, command);
  assert.match(
    clone.text("charts.lock.yaml"),
    /name: ai-nutritionist\n.*version: "?1\.1\.0"?\n.*\n.*digest: "?sha256:[0-9a-f]{64}/,
  );
});

test("a pull request that changes charts and leaves their versions is stopped until chartwright version has raised them, one with edited charts as well", async () => {
  const clone = await checkout((catalogue) =>
    catalogue.replace("nutrition advice by web", "advice on nutrition by web"),
  );
  const lint = await clone.run(commands("check").find(({ run }) => run.startsWith("ct lint"))!);
  assert.is(lint.code, 1);
  assert.match(lint.output, "Needs a version bump!");
  const versions = commands("check").filter(
    ({ run }) => run.includes("version --check") || run.startsWith("ct lint"),
  );
  assert.is((await clone.run(versions[0]!)).code, 1);
  await passes(clone, {
    name: "raise",
    run: "npx chartwright version && git add --all && git commit --quiet --message=versions",
    variables: {},
  });
  for (const command of versions) await passes(clone, command);
  clone.write(
    "charts/ai-nutritionist/values.yaml",
    `${clone.text("charts/ai-nutritionist/values.yaml")}# mine\n`,
  );
  const check = await clone.run(commands("check").find(({ run }) => run.endsWith("generate --check"))!);
  assert.is(check.code, 1);
  assert.match(check.output, "charts/ai-nutritionist/values.yaml");
});

test.run();

/** The steps of a job but for the set-up, by which this test has been built. */
function commands(job: string): readonly Command[] {
  return commandsOf(workflow, job, values).slice(1);
}

async function passes(clone: Checkout, command: Command): Promise<void> {
  const { code, output } = await clone.run(command);
  assert.is(code, 0, `${command.name}\n${output}`);
}
