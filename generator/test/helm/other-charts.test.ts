import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { toolPath } from "../../../ci/tools/index.js";
import { packageFolder } from "../../src/package-folder.js";
import { run } from "./run.js";

// What the commands say of a chart that chartwright did not make.
const cli = join(packageFolder, "dist/generator/bundle/cli.js");
const folder = mkdtempSync(join(tmpdir(), "chartwright-other-charts-test-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
const chart = join(folder, "app");

test.before(async () => {
  await run("helm4", ["create", chart]);
  await run("helm4", ["package", chart, "--destination", join(folder, "published")]);
});

test("size measures a folder and a package, with values files", () => {
  const values = join(folder, "many.yaml");
  writeFileSync(values, "podAnnotations: { note: some text }\n");
  for (const path of [chart, join(folder, "published/app-0.1.0.tgz")]) {
    const { status, stdout } = command("size", path);
    assert.is(status, 0, stdout);
    assert.ok(stdout.startsWith(`${path}: bytes of the Secret`), stdout);
    assert.match(stdout, "\n  the defaults  ");
    assert.match(command("size", path, "-f", values).stdout, `\n  ${values}  `);
  }
  assert.is(command("size", chart, "--budget", "0.1%").status, 1);
});

test("prove reads a pipe once, and its values hold for every rendering", () => {
  const waits = join(packageFolder, "generator/test/prove/refused/endless-waits/chart");
  const { stdout } = spawnSync(
    process.execPath,
    [cli, "prove", "-f", "-", waits, "--helm", toolPath("helm4")],
    {
      encoding: "utf8",
      input: "search: { enabled: true }\n",
    },
  );
  assert.not.match(stdout, "makes Service/");
  assert.match(stdout, "Job/reports-migrate");
});

test("version says which one a changed chart should have, and writes nothing", () => {
  const against = ["--against", join(folder, "published")];
  assert.match(command("version", chart, ...against, "--check").stdout, "1 chart is as in ");
  const next = join(folder, "next");
  cpSync(chart, next, { recursive: true });
  writeFileSync(
    join(next, "templates/settings.yaml"),
    'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings, labels: { v: "{{ .Chart.Version }}" } }\n',
  );
  const before = readFileSync(join(next, "Chart.yaml"), "utf8");
  const { status, stdout } = command("version", next, ...against);
  assert.is(status, 0);
  assert.match(stdout, "app  0.1.0 → 0.1.1, minor\n  minor  object ConfigMap/settings ");
  assert.match(stdout, "Nothing was written");
  assert.is(command("version", next, ...against, "--check").status, 1);
  assert.is(readFileSync(join(next, "Chart.yaml"), "utf8"), before);
});

test("one package is one package", () => {
  assert.match(
    command("package", chart, "-d", join(folder, "out")).stdout,
    "\n1 package: 1 written, 0 unchanged.\n",
  );
});

test.run();

function command(name: string, ...args: readonly string[]) {
  const helm = name === "package" ? [] : ["--helm", toolPath("helm4")];
  return spawnSync(process.execPath, [cli, name, ...args, ...helm], { encoding: "utf8" });
}
