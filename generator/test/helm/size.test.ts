import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { toolEnvironment, toolPath } from "../../../ci/tools/index.js";
import { packageFolder } from "../../src/package-folder.js";
import { segmentsOf } from "../../src/size/segments.js";
import type { Release } from "../../src/size/release.js";
import { platforms } from "./platforms.js";
import { run } from "./run.js";

const cli = join(packageFolder, "dist/generator/bundle/cli.js");
const folder = mkdtempSync(join(tmpdir(), "chartwright-size-test-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

for (const { name, chart, environments } of platforms) {
  test(`${name}: the parts of a release are its JSON, to the last byte`, async () => {
    const { code, output, errors } = await run("helm4", [
      "install",
      "shop",
      chart,
      "--dry-run=client",
      "--output",
      "json",
      ...environments.slice(0, 1).flatMap((file) => ["--values", file]),
    ]);
    assert.is(code, 0, errors);
    const segments = segmentsOf(JSON.parse(output) as Release);
    assert.ok(`${segments.map(({ text }) => text).join("")}\n` === output);
    assert.equal(
      segments.filter(({ chart: owner }) => owner !== name && !subchartNames(name).includes(owner)),
      [],
    );
  });
}

test("each environment has its line, with room in the budget", () => {
  const { status, stdout } = size();
  assert.is(status, 0);
  for (const environment of ["development", "preview", "production", "staging"])
    assert.match(
      stdout,
      new RegExp(
        "^  " +
          `${packageFolder}/?values/${environment}\\.yaml${environment === "preview" ? ", \\S+/values/preview\\.ts" : ""} ` +
          "+[\\d,]+ +\\d\\.\\d % +with Helm 3 [\\d,]+$",
        "m",
      ),
    );
  assert.match(stdout, /^ +[\d,]+ +\d+\.\d % {2}values\.schema\.json +ai-nutritionist$/m);
  assert.match(stdout, "The budget of 734,003 bytes is kept.\n");
});

test("over the budget is exit code 1", () => {
  const { status, stdout } = size("--budget", "5%", "-f", "values/production.yaml");
  assert.is(status, 1);
  assert.match(stdout, "The budget of 52,428 bytes is exceeded with values/production.yaml.\n");
});

test("--json has all parts, the largest first, and together they are the Secret", () => {
  const { status, stdout } = size("--json", "--budget", "0.5%", "-f", "values/production.yaml");
  assert.is(status, 1);
  const { ok, limit, sizes, problems } = JSON.parse(stdout) as Answer;
  const [{ values, bytes, contributors }] = sizes;
  assert.equal(
    [ok, limit, values, problems],
    [false, 1_048_576, ["values/production.yaml"], [{ values, bytes: bytes.helm4, budget: 5242 }]],
  );
  assert.equal(
    contributors,
    [...contributors].sort((a, b) => b.bytes - a.bytes),
  );
  const sum = contributors.reduce((total, one) => total + one.bytes, 0);
  assert.ok(Math.abs(sum - bytes.helm4) < 100, `${sum} of ${bytes.helm4}`);
});

test("what makes a release bigger is seen where it is", () => {
  cpSync(join(packageFolder, "charts"), join(folder, "charts"), { recursive: true });
  const before = sizeOf(folder);
  mkdirSync(join(folder, "charts/ai-nutritionist/docs"));
  writeFileSync(
    join(folder, "charts/ai-nutritionist/docs/manual.md"),
    Array.from({ length: 6000 }, (_, i) => ((i * 2654435761) >>> 0).toString(36)).join(" "),
  );
  const after = sizeOf(folder);
  const [largest] = after.contributors;
  assert.equal([largest!.chart, largest!.part], ["ai-nutritionist", "docs/manual.md"]);
  assert.ok(
    Math.abs(after.bytes.helm4 - before.bytes.helm4 - largest!.bytes) < 300,
    `${before.bytes.helm4}, ${after.bytes.helm4}, ${largest!.bytes}`,
  );
});

test("without Helm 4 it is said what is missing", () => {
  const none = size("--helm", "/nowhere/helm");
  assert.equal(
    [
      none.status,
      none.stderr.startsWith("error: there is no program /nowhere/helm. Releases are measured with Helm 4"),
    ],
    [3, true],
  );
  const helm3 = size("--helm", toolPath("helm3"));
  assert.is(helm3.status, 3);
  assert.match(helm3.stderr, "asks a cluster even for a dry run, as Helm 3 does");
});

test("what Helm refuses is said in its own words, with the values file", () => {
  const wrong = join(folder, "wrong.yaml");
  writeFileSync(wrong, "redis: { replicaCount: many }\n");
  const { status, stderr } = size("-f", wrong);
  assert.is(status, 1);
  assert.match(stderr, `${wrong}: 1 problem\n\n  Helm cannot install `);
  assert.match(stderr, "replicaCount");
});

test("wrong options are wrong usage", () => {
  for (const budget of ["700000", "101%", "-1%", "much"]) {
    const { status, stderr } = size("--budget", budget);
    assert.equal(
      [
        status,
        stderr.includes("--budget takes a part of the 1 MiB that a Secret may hold, such as 70%, not"),
      ],
      [2, true],
      stderr,
    );
  }
  const { status, stderr } = spawnSync(
    process.execPath,
    [cli, "size", join(packageFolder, "generator/catalogue/index.ts"), "--output", join(folder, "empty")],
    { encoding: "utf8" },
  );
  assert.is(status, 1);
  assert.match(stderr, "does not exist. Run chartwright generate");
});

test.run();

interface Size {
  readonly values: readonly string[];
  readonly bytes: { readonly helm3: number; readonly helm4: number };
  readonly contributors: readonly { readonly chart: string; readonly part: string; readonly bytes: number }[];
}

interface Answer {
  readonly ok: boolean;
  readonly limit: number;
  readonly sizes: readonly [Size];
  readonly problems: readonly unknown[];
}

function sizeOf(output: string): Size {
  return (JSON.parse(size("--json", "-f", "values/production.yaml", "--output", output).stdout) as Answer)
    .sizes[0];
}

function size(...args: readonly string[]) {
  const catalogue = join(packageFolder, "generator/catalogue/index.ts");
  return spawnSync(
    process.execPath,
    [cli, "size", catalogue, "--output", packageFolder, "--helm", toolPath("helm4"), ...args],
    { cwd: packageFolder, encoding: "utf8", env: toolEnvironment() },
  );
}

function subchartNames(platform: string): readonly string[] {
  return platforms.find(({ name }) => name === platform)!.subcharts.map((path) => path.split("/").at(-1)!);
}
