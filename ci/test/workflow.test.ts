import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { packageFolder } from "../../generator/src/package-folder.js";
import { runTool } from "./run-tool.js";
import { workflowIn } from "./workflow-steps.js";

// What its steps do is tried where a registry is: generator/test/registry/workflow.test.ts.
const folder = join(packageFolder, ".github/workflows");
const files = readdirSync(folder).map((file) => join(folder, file));
const file = join(folder, "charts.yml");
const text = readFileSync(file, "utf8");
const workflow = workflowIn(file);

test("actionlint has nothing to say of the workflows, and would have", () => {
  const lint = (paths: readonly string[], input = "") =>
    runTool("actionlint", ["-no-color", "-shellcheck=", "-pyflakes=", ...paths], input, packageFolder);
  assert.equal([lint(files).code, lint(files).output], [0, ""]);
  const wrong = lint(["-"], text.replace("${{ github.actor }}", "${{ github.author }}"));
  assert.is(wrong.code, 1);
  assert.match(wrong.output, /property "author" is not defined/);
});

test("actions are those of one commit, whatever their tags become, and the version is beside it", () => {
  const used = files.flatMap((path) =>
    readFileSync(path, "utf8")
      .split("\n")
      .filter((line) => line.includes("uses:")),
  );
  assert.ok(used.length > 0);
  assert.equal(
    used.filter((line) => !/uses: [\w.-]+\/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line)),
    [],
  );
});

test("only what publishes may write, and only packages", () => {
  assert.equal(workflow.permissions, { contents: "read" });
  const more = Object.entries(workflow.jobs)
    .filter(([, { permissions }]) => permissions !== undefined)
    .map(([name, { permissions }]) => [name, permissions]);
  assert.equal(more, [["publish", { contents: "read", packages: "write" }]]);
});

test("a pull request of a stranger gets no secret, leaves no token behind, and ends", () => {
  assert.not.match(text, "pull_request_target");
  const lines = text.split("\n");
  const publish = lines.indexOf("  publish:");
  assert.ok(publish > 0);
  assert.equal(
    lines.slice(0, publish).filter((line) => line.includes("secrets.")),
    [],
  );
  assert.is(lines[publish + 1], "    if: startsWith(github.ref, 'refs/tags/v')");
  assert.not.match(lines.slice(publish).join("\n"), "cache");
  const count = (part: string) => lines.filter((line) => line.includes(part)).length;
  const jobs = Object.keys(workflow.jobs).length;
  assert.equal([count("persist-credentials: false"), count("timeout-minutes: ")], [jobs, jobs]);
  // What a pull request names comes by variables, not by the text of a script.
  const scripts = Object.values(workflow.jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));
  assert.equal(
    scripts.filter((script) => script.includes("${{")),
    [],
  );
});

test("both jobs set up as npm test does", () => {
  const { scripts } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8")) as {
    readonly scripts: { readonly test: string };
  };
  for (const { steps } of Object.values(workflow.jobs))
    assert.ok(scripts.test.startsWith(`${steps.find(({ run }) => run !== undefined)!.run} && `));
});

test("the page shows the workflow as it is", () => {
  const page = readFileSync(join(packageFolder, "ci/README.md"), "utf8");
  assert.ok(page.includes(`\`\`\`yaml\n${text}\`\`\``));
});

test.run();
