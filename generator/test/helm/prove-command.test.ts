import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { toolPath } from "../../../ci/tools/index.js";
import { packageFolder } from "../../src/package-folder.js";
import { run } from "./run.js";

const cli = join(packageFolder, "dist/generator/bundle/cli.js");
const cases = join(packageFolder, "generator/test/prove");
const refused = join(cases, "refused/pre-install-needs-account-and-config/chart");
const good = join(cases, "good/gated-job/chart");
const folder = mkdtempSync(join(tmpdir(), "chartwright-prove-test-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

for (const helm of ["helm4", "helm3"] as const) {
  test(`${helm}: findings are exit code 1, with the deadlines below them`, () => {
    const { status, stdout } = prove(refused, "--helm", toolPath(helm), "--release", "shop");
    assert.is(status, 1);
    assert.match(
      stdout,
      /: 2 findings\n\n {2}CW101 {2}certain {2}install\n {4}Job\/shop-migrate \(pre-install,pre-upgrade; weight -5\) {2}/,
    );
    assert.match(stdout, "  install    at most 9m0s: Job/shop-migrate 4m0s, with --wait all pods 5m0s\n");
    assert.not.match(stdout, "rollback");
  });
}

test("a good chart is exit code 0", () => {
  const { status, stdout } = prove(good, "--helm", toolPath("helm4"));
  assert.equal([status, stdout], [0, `${good}: no finding.\n`]);
});

test("--json prints one object with the same facts", () => {
  const { status, stdout } = prove(refused, "--helm", toolPath("helm4"), "--json");
  assert.is(status, 1);
  const { ok, findings, deadlines } = JSON.parse(stdout) as {
    ok: boolean;
    findings: { code: string; severity: string; events: string[] }[];
    deadlines: { event: string; seconds: number }[];
  };
  assert.is(ok, false);
  assert.equal(
    findings.map(({ code, severity, events }) => [code, severity, events]),
    [
      ["CW101", "certain", ["install"]],
      ["CW102", "certain", ["install"]],
    ],
  );
  assert.equal(
    deadlines.map(({ event, seconds }) => [event, seconds]),
    [
      ["install", 540],
      ["upgrade", 540],
    ],
  );
});

test("findings that are meant to be so can be ignored", () => {
  const { status, stdout } = prove(refused, "--helm", toolPath("helm4"), "--ignore", "CW101", "CW102");
  assert.is(status, 0, stdout);
});

test("what follows from a variable alone can be ignored for that variable", () => {
  const store = join(cases, "refused/pre-install-needs-bundled-store/chart");
  const ignoring = (variable: string) =>
    prove(store, "--helm", toolPath("helm4"), "--ignore", `CW106:${variable}`);
  assert.is(ignoring("GATEWAY_PG_HOST").status, 0);
  assert.match(ignoring("PG_HOST").stdout, "the address in GATEWAY_PG_HOST, if it asks there: ");
  // Its command asks, whatever variables say.
  const own = join(cases, "refused/pre-install-needs-own-service/chart");
  assert.not.match(prove(own, "--helm", toolPath("helm4")).stdout, "if it asks there");
});

test("the exit code follows --fail-on, and equal findings are one entry", () => {
  const chart = join(folder, "many");
  mkdirSync(join(chart, "templates"), { recursive: true });
  writeFileSync(join(chart, "Chart.yaml"), "apiVersion: v2\nname: many\nversion: 1.0.0\n");
  // Without a delete policy Helm deletes a hook before its next run by itself.
  writeFileSync(
    join(chart, "templates/jobs.yaml"),
    `{{- range until (int (default 33 .Values.jobs)) }}
---
apiVersion: batch/v1
kind: Job
metadata:
  name: job-{{ . }}
  annotations: { helm.sh/hook: pre-upgrade }
spec:
  backoffLimit: 0
  template:
    spec:
      restartPolicy: Never
      containers: [{ name: job, image: "example.com/job:1" }]
{{- end }}
`,
  );
  const run = (...args: readonly string[]) => prove(chart, "--helm", toolPath("helm4"), ...args);
  const many = run();
  assert.is(many.status, 0);
  assert.match(many.stdout, "many: 33 findings\n\n  CW404  hygiene  upgrade  33 times\n    Job/job-0 ");
  assert.match(many.stdout, "\n    and 30 more\n");
  assert.is(many.stdout.match(/CW404/g)?.length, 1);
  assert.is(run("--fail-on", "hygiene").status, 1);
  assert.match(run("--set", "jobs=1", "--set-string", "note=a").stdout, "many: 1 finding\n");
  // The worst comes first.
  const bare = prove(join(cases, "refused/bare-hooks/chart"), "--helm", toolPath("helm4"));
  const order = [...bare.stdout.matchAll(/^ {2}CW\d+ {2}(\w+)/gm)].map(([, severity]) => severity!);
  const rank = ["certain", "possible", "hygiene"];
  assert.equal(
    order,
    [...order].sort((a, b) => rank.indexOf(a) - rank.indexOf(b)),
  );
  assert.is(bare.status, 1);
});

test("without a chart all in charts/ are proven, and one that Helm refuses is said beside the others", () => {
  const output = join(folder, "output");
  for (const [name, from] of [
    ["good", good],
    ["refused", refused],
  ] as const)
    cpSync(from, join(output, "charts", name), { recursive: true });
  const all = prove("--output", output, "--helm", toolPath("helm4"));
  assert.is(all.status, 1);
  assert.match(all.stdout, "charts/good: no finding.\n");
  assert.match(all.stdout, "charts/refused: 2 findings\n");
  writeFileSync(join(output, "charts/good/templates/broken.yaml"), "{{ fail .Chart.Name }}");
  const json = JSON.parse(prove("--output", output, "--helm", toolPath("helm4"), "--json").stdout) as {
    readonly charts: readonly { readonly problems?: unknown[]; readonly findings?: unknown[] }[];
  };
  assert.equal(
    json.charts.map(({ problems, findings }) => [problems?.length, findings?.length]),
    [
      [1, undefined],
      [undefined, 2],
    ],
  );
  assert.is(prove("--output", output, "--release", "shop").status, 2);
});

test("a longer --timeout counts, and a pipeline's limit", () => {
  const hooks = join(cases, "refused/deadline-beyond-timeout/chart");
  assert.is(prove(hooks, "--helm", toolPath("helm4"), "--timeout", "15m1s").status, 0);
  assert.match(
    prove(hooks, "--helm", toolPath("helm4"), "--timeout", "16m", "--pipeline-timeout", "1h").stdout,
    /: 1 finding\n\n {2}CW502 {2}possible/,
  );
});

test("a packed chart is read as well, and values in TypeScript", async () => {
  await run("helm4", ["package", join(cases, "refused/endless-waits/chart"), "--destination", folder]);
  const values = join(folder, "search.ts");
  writeFileSync(values, "export default { search: { enabled: true } };\n");
  const packed = join(folder, "endless-waits-1.0.0.tgz");
  assert.match(
    prove(packed, "--helm", toolPath("helm4")).stdout,
    /no object of the release makes Service\/endless-waits-search/,
  );
  const { stdout } = prove(packed, "--helm", toolPath("helm4"), "-f", values);
  assert.not.match(stdout, "makes Service/");
  assert.match(stdout, "Job/reports-migrate");
});

test("what there is without the release is waited for rightly", () => {
  const { stdout } = prove(
    join(cases, "refused/endless-waits/chart"),
    "--helm",
    toolPath("helm4"),
    "--release",
    "shop",
    "--outside",
    "shop-search",
    "reports-migrate",
  );
  assert.match(stdout, "no finding");
});

test("without Helm it is exit code 3", () => {
  const { status, stderr, stdout } = prove(good, "--helm", join(folder, "no-helm"));
  assert.equal([status, stdout], [3, ""]);
  assert.match(
    stderr,
    /^error: there is no program .*no-helm\. Charts are rendered with Helm 3 or 4: install it, or name its program with --helm\.\n$/,
  );
  const missing = spawnSync(process.execPath, [cli, "prove", good], {
    encoding: "utf8",
    env: { PATH: folder },
  });
  assert.equal([missing.status, missing.stderr.slice(0, 32)], [3, "error: helm is not on the PATH. "]);
});

test("a chart that needs the cluster for an upgrade alone is proven as installed, which is said", () => {
  const chart = join(folder, "upgrades");
  cpSync(refused, chart, { recursive: true });
  const look = `{{ if and .Release.IsUpgrade (not (lookup "v1" "Secret" "shop" "shop")) }}{{ fail "no password" }}{{ end }}`;
  writeFileSync(join(chart, "templates/password.yaml"), look);
  const { status, stdout } = prove(chart, "--helm", toolPath("helm4"), "--release", "shop");
  assert.is(status, 1);
  assert.match(stdout, /CW101 {2}certain {2}install\n/);
  assert.match(stdout, /\nUpgrades are judged by what an install writes, .*: no password\n/);
  const { findings, refusedUpgrade } = JSON.parse(
    prove(chart, "--helm", toolPath("helm4"), "--release", "shop", "--json").stdout,
  ) as { findings: unknown[]; refusedUpgrade: string };
  assert.is(findings.length, 2);
  assert.match(refusedUpgrade, /^Helm cannot render it: .*no password$/);
});

test("a chart that Helm refuses, or that is not there, is exit code 1", () => {
  const broken = join(folder, "broken.yaml");
  writeFileSync(broken, "search: [\n");
  const { status, stderr } = prove(good, "--helm", toolPath("helm4"), "-f", broken);
  assert.is(status, 1);
  assert.match(
    stderr,
    /gated-job\/chart: 1 problem\n\n {2}Helm cannot render it: failed to parse .*broken\.yaml/,
  );
  assert.match(
    prove(join(folder, "nowhere"), "--helm", toolPath("helm4")).stderr,
    "does not exist. Name a chart's folder or its .tgz",
  );
});

test("wrong usage is exit code 2", () => {
  for (const args of [
    ["--timeout", "5 minutes"],
    ["--ignore", "101"],
    ["--ignore", "CW101:NAME"],
    ["--fail-on", "error"],
    [good, "--previous", good],
  ])
    assert.is(prove(good, "--helm", toolPath("helm4"), ...args).status, 2);
});

test.run();

function prove(...args: readonly string[]): {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
} {
  return spawnSync(process.execPath, [cli, "prove", ...args], { encoding: "utf8" });
}
