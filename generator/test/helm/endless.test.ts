import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { toolPath } from "../../../ci/tools/index.js";
import { packageFolder } from "../../src/package-folder.js";

// Charts of others with which Helm does not end, or would not: one line and an exit code.
const cli = join(packageFolder, "dist/generator/bundle/cli.js");
const home = mkdtempSync(join(tmpdir(), "chartwright-endless-"));
process.on("exit", () => rmSync(home, { recursive: true, force: true }));

const template = {
  range: '{{ range until 2000000 }}{{ range until 2000000 }}{{ print "" }}{{ end }}{{ end }}',
};
const late = "helm did not end within 1 s. If it needs longer, set CHARTWRIGHT_PROGRAM_SECONDS\n";

for (const helm of ["helm4", "helm3"] as const) {
  test(`${helm}: a template that loops is stopped`, () => {
    const { status, text } = run("prove", chart("range", template.range), "--helm", toolPath(helm));
    assert.equal([status, text.split("\n").length], [1, 4]);
    assert.ok(text.endsWith(`Helm cannot render it: ${toolPath(helm)}${late.slice("helm".length)}`), text);
  });

  test(`${helm}: a template that includes itself is a problem in one line`, () => {
    const recursion = '{{ define "a" }}{{ include "a" . }}{{ end }}{{ include "a" . }}';
    const { status, text } = run("prove", chart("include", recursion), "--helm", toolPath(helm));
    assert.equal([status, text.split("\n").length], [1, 4]);
    assert.match(text, "Helm cannot render it: ");
  });
}

test("one that loops does not keep the others from being proven", () => {
  const charts = [chart("first", template.range), chart("second", "")];
  const { status, text } = run("prove", ...charts, "--helm", toolPath("helm4"));
  assert.is(status, 1);
  assert.match(text, "second");
});

test("a release whose templates loop is not measured", () => {
  const { status, text } = run("size", chart("range", template.range), "--helm", toolPath("helm4"));
  assert.equal([status, text.split("\n").length], [1, 4]);
  assert.ok(text.endsWith(late.slice("helm".length)), text);
});

test.run();

function chart(name: string, text: string): string {
  const folder = join(home, name);
  mkdirSync(join(folder, "templates"), { recursive: true });
  writeFileSync(join(folder, "Chart.yaml"), `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n`);
  writeFileSync(join(folder, "templates/a.yaml"), text);
  return folder;
}

function run(...args: readonly string[]): { readonly status: number | null; readonly text: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    encoding: "utf8",
    env: { ...process.env, CHARTWRIGHT_PROGRAM_SECONDS: "1" },
  });
  return { status, text: stdout + stderr };
}
