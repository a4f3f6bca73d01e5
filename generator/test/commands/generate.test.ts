import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { packageFolder } from "../../src/package-folder.js";

// Without Helm; what it finds is in ../helm/generate-proof.test.ts.
const cli = join(packageFolder, "dist/generator/src/cli.js");
const folder = mkdtempSync(join(tmpdir(), "chartwright-generate-"));
const catalogue = join(folder, "catalogue.json");
writeFileSync(
  catalogue,
  JSON.stringify({
    name: "shop",
    version: "1.0.0",
    description: "A shop",
    services: { web: { description: "Pages" } },
  }),
);
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

const note = "The order of hooks and waits was not proven: helm is not on the PATH.\n";

test("without Helm the charts are written, and it is said that they are not proven, also by a run with nothing to do and by --check", () => {
  const first = generate();
  assert.is(first.status, 0);
  assert.match(first.stdout, `unchanged.\n${note}`);
  assert.ok(existsSync(join(folder, "charts/shop/Chart.yaml")));
  assert.equal(
    [
      generate().stdout.endsWith(note),
      generate("--check").stdout.endsWith(`up to date.\n${note}`),
      generate("--check").status,
    ],
    [true, true, 0],
  );
  assert.is((JSON.parse(generate("--json").stdout) as { readonly findings: unknown }).findings, null);
});

test("who does not want the proof is not told", () => {
  const { status, stdout } = generate("--no-prove");
  assert.equal([status, stdout.includes("proven")], [0, false]);
});

test("a program that was named must be there: exit code 3", () => {
  for (const args of [
    ["--helm", join(folder, "no-helm")],
    ["--helm", "helm", "--check"],
  ]) {
    const { status, stderr } = generate(...args);
    assert.is(status, 3);
    assert.match(
      stderr,
      args[1] === "helm" ? "error: helm is not on the PATH. " : /^error: there is no program .*no-helm\. /,
    );
  }
});

test("wrong usage is exit code 2", () => {
  for (const args of [
    ["--timeout", "0s"],
    ["--timeout", "soon"],
    ["--ignore", "101"],
  ])
    assert.is(generate(...args).status, 2);
});

test("what was edited by hand is not written without --force, and --check says so", () => {
  const file = join(folder, "charts/shop/values.yaml");
  const before = readFileSync(file, "utf8");
  writeFileSync(file, `${before}# by hand\n`);
  const { status, stdout } = generate("--check");
  assert.is(status, 1);
  assert.match(
    stdout,
    "To write them: chartwright generate --force. What was " +
      "edited by hand and is to stay belongs into the catalogue\n",
  );
  writeFileSync(file, before);
});

test("--json says on standard output as well what went wrong, also where the options are not understood", () => {
  for (const [args, status, error] of [
    [["--helm", "helm"], 3, /^helm is not on the PATH\. /],
    [["--timeout", "soon"], 2, /^--timeout must be a duration/],
    [["--nope"], 2, /^unknown option '--nope'/],
  ] as const) {
    const { stdout, stderr, status: found } = generate(...args, "--json");
    assert.is(found, status);
    const { ok, error: said } = JSON.parse(stdout) as { readonly ok: boolean; readonly error: string };
    assert.is(ok, false);
    assert.match(said, error);
    assert.ok(stderr.startsWith(`error: ${said}`));
    if (status === 2) assert.match(stderr, "\nTry: chartwright generate --help\n");
  }
});

test.run();

function generate(...args: readonly string[]): {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
} {
  return spawnSync(process.execPath, [cli, "generate", catalogue, "--output", folder, ...args], {
    encoding: "utf8",
    env: { PATH: folder, XDG_CACHE_HOME: join(folder, "cache") },
  });
}
