import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { runTool } from "../../../ci/test/run-tool.js";
import { packageFolder } from "../../src/package-folder.js";
import { chartFiles } from "../../src/render/chart-files.js";
import { caseChart } from "../cases.js";

// ct works in the repository that it stands in; here it stands in a copy, so it can lock and build
// dependencies as it likes.
const folder = mkdtempSync(join(tmpdir(), "chartwright-ct-"));
test.before(async () => {
  for (const file of readdirSync(join(packageFolder, "ci")).filter((name) => name.endsWith(".yaml"))) {
    cpSync(join(packageFolder, "ci", file), join(folder, "ci", file));
  }
  cpSync(join(packageFolder, "charts"), join(folder, "charts"), { recursive: true });
  for (const { path, contents } of (await Promise.all(["marketplace", "namespace"].map(caseChart)))
    .flatMap(({ chart, namespaceCharts }) => [chart, ...namespaceCharts])
    .flatMap((each) => [...chartFiles(each)])) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), contents);
  }
});
test.after(() => rmSync(folder, { recursive: true }));

test("ct lint accepts every chart", () => {
  const { code, output, errors } = runTool("ct", ["lint", "--config", "ci/ct.yaml", "--all"], "", folder);
  assert.is(code, 0, output + errors);
  const linted = [...output.matchAll(/^ ✔︎ (\S+)/gm)].map(([, name]) => name);
  assert.equal(linted.sort(), readdirSync(join(folder, "charts")).sort());
});

// A subchart is not a chart of the repository to ct, but it can be installed alone.
test("ct lint accepts every subchart", () => {
  const charts = readdirSync(join(folder, "charts"))
    .filter((name) => existsSync(join(folder, "charts", name, "charts")))
    .flatMap((name) =>
      readdirSync(join(folder, "charts", name, "charts")).map((subchart) =>
        join("charts", name, "charts", subchart),
      ),
    );
  const { code, output, errors } = runTool(
    "ct",
    ["lint", "--config", "ci/ct.yaml", "--charts", charts.join(",")],
    "",
    folder,
  );
  assert.is(code, 0, output + errors);
  assert.is([...output.matchAll(/^ ✔︎ /gm)].length, charts.length);
});

test("yamllint accepts the values files of the environments", () => {
  const { code, output } = runTool(
    "yamllint",
    ["--strict", "--config-file", "ci/lintconf.yaml", ...valuesFiles()],
    "",
    packageFolder,
  );
  assert.is(output, "");
  assert.is(code, 0);
});

test.run();

function valuesFiles(): readonly string[] {
  const files = ["values", "values/namespace"].flatMap((folder) =>
    readdirSync(join(packageFolder, folder))
      .filter((name) => name.endsWith(".yaml"))
      .map((name) => join(folder, name)),
  );
  assert.ok(files.length > 0);
  return files;
}
