import { spawnSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, statSync, symlinkSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { ProblemsError } from "../../../src/problem/problem.js";
import { sha256 } from "../../../src/output/state.js";
import { packageFolder } from "../../../src/package-folder.js";
import { packagesOf } from "../../../src/release/package/package.js";
import { untar } from "../../../src/release/package/untar.js";
import { newFolder, shop, writeChart, type Tree } from "./chart-folder.js";

const cli = join(packageFolder, "dist/generator/bundle/cli.js");
const charts = join(packageFolder, "charts");

test("a chart has the same bytes on every machine, with every Node.js and every processor", () => {
  const sums = packagesOf([writeChart(shop)], 0).map(({ file, sum }) => `${file} ${sum}`);
  assert.equal(sums, [
    "cart-1.0.0.tgz e74cb56e513e7b58d0a23cadf0cf063a36e446f389e1b8935e7ddb84340e31e1",
    "shop-1.0.0.tgz 5538570be0abf9dc67dfb0a984c324f9bf8c9eee80e11a3b286cfd45edb75a09",
  ]);
});

test("packages of two folders, umasks, time zones, locales and times of change are the same, file by file", () => {
  const [one, other] = [newFolder(), newFolder()];
  for (const file of [one, other]) cpSync(charts, join(file, "charts"), { recursive: true });
  for (const file of readdirSync(join(other, "charts"), { recursive: true, encoding: "utf8" }))
    utimesSync(join(other, "charts", file), 1e9, 1e9);
  const first = packaged(one, "022", { TZ: "UTC", LC_ALL: "C" });
  const second = packaged(other, "077", { TZ: "Asia/Kolkata", LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8" });
  assert.equal(first, second);
  assert.ok(Object.keys(first).length > 10);
});

test("what a package holds is what Helm would load, and what is packaged again is not touched", () => {
  const folder = writeChart({
    ...shop,
    ".helmignore": "*.orig\n",
    "values.yaml.orig": "x",
    "templates/.hidden.yaml": "x",
  });
  const destination = newFolder();
  const run = () => cliRun(["package", folder, "--destination", destination], {});
  assert.match(run().stdout, "2 packages: 2 written, 0 unchanged.");
  const file = join(destination, "shop-1.0.0.tgz");
  assert.equal(
    untar(file, readFileSync(file)).map(({ path }) => path),
    [".helmignore", ...Object.keys(shop)].sort(),
  );
  const { ino, mtimeMs } = statSync(file);
  assert.is(mtimeMs, 0);
  assert.match(run().stdout, "2 packages: 0 written, 2 unchanged.");
  assert.is(statSync(file).ino, ino);
});

test("SOURCE_DATE_EPOCH is the time of all files, and must be a time", () => {
  const [folder, destination] = [writeChart(shop), newFolder()];
  assert.is(cliRun(["package", folder, "-d", destination], { SOURCE_DATE_EPOCH: "1700000000" }).status, 0);
  assert.is(statSync(join(destination, "shop-1.0.0.tgz")).mtimeMs, 1_700_000_000_000);
  const { status, stderr } = cliRun(["package", folder, "-d", destination], {
    SOURCE_DATE_EPOCH: "yesterday",
  });
  assert.equal(
    [status, stderr.split("\n")[0]],
    [2, 'error: SOURCE_DATE_EPOCH must be seconds since 1970, got "yesterday"'],
  );
});

const refused: readonly (readonly [string, Tree, string])[] = [
  [
    "a missing dependency",
    { "Chart.yaml": shop["Chart.yaml"]!.replace("cart", "till") },
    "charts/till  is a dependency of the chart, but is not there",
  ],
  [
    "a rule that Helm refuses",
    { ".helmignore": "**/x\n" },
    '.helmignore  has the rule "**/x", which Helm refuses: it knows no **',
  ],
  [
    "a rule that leaves all out but what it names",
    { ".helmignore": "*.orig\n!README.md\n" },
    '.helmignore  has the rule "!README.md", which leaves Chart.yaml out: to Helm, a rule with ! leaves out ' +
      "all that it does not match. Name only what is to be left out",
  ],
  [
    "a file that is too large",
    { "files/film": "x".repeat(5 * 1024 * 1024 + 1) },
    "files/film  has 5242881 bytes; Helm 3 reads no file of a chart with more than 5 MiB",
  ],
  [
    "charts that were written in part",
    { ".chartwright.json": '{"files":{},"pending":{}}' },
    "was written in part only, by a run that was cut short. Run: chartwright generate",
  ],
];

for (const [what, files, message] of refused) {
  test(`a chart with ${what} is refused, and nothing is written`, () => {
    const [folder, destination] = [writeChart({ ...shop, ...files }), newFolder()];
    const { status, stderr } = cliRun(["package", folder, "-d", destination], {});
    assert.is(status, 1);
    assert.ok(stderr.includes(message), stderr);
    assert.equal(readdirSync(destination), []);
  });
}

test("packages that are written into the chart itself are no part of it", () => {
  const folder = writeChart(shop);
  const run = () =>
    spawnSync(process.execPath, [cli, "package", "."], { cwd: folder, encoding: "utf8" }).stdout;
  assert.match(run(), "2 packages: 2 written, 0 unchanged.");
  assert.match(run(), "2 packages: 0 written, 2 unchanged.");
});

test("a symbolic link is refused: it leads elsewhere on another machine", () => {
  const folder = writeChart(shop);
  symlinkSync("/etc/hostname", join(folder, "files/host"));
  assert.throws(
    () => packagesOf([folder], 0),
    (error: unknown) =>
      error instanceof ProblemsError && error.message.includes("files/host  is a symbolic link"),
  );
});

test("two charts of one name and version are refused, unless they are the same", () => {
  const [one, other] = [writeChart(shop), writeChart({ ...shop, "charts/cart/values.yaml": "a: 1\n" })];
  assert.is(packagesOf([one, writeChart(shop)], 0).length, 2);
  assert.throws(
    () => packagesOf([one, other], 0),
    /charts\/cart +is cart 1\.0\.0, and so is .* Give one of them another version/,
  );
});

test("a full disk is one clear message, and leaves no part of a package behind", () => {
  const destination = newFolder();
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", destination]);
  if (mounted.status !== 0) {
    process.stdout.write("skipped: packages on a full disk: this user may not mount one\n");
    return;
  }
  try {
    const { status, stderr } = cliRun(["package", "-o", packageFolder, "-d", destination], {});
    assert.is(status, 1);
    assert.match(
      stderr,
      /: 2 problems\n\n {2}[a-z-]+-1\.0\.0\.tgz +cannot be written: no space is left on the disk \(ENOSPC\)\n +[1-9]\d* of 15 packages were written; what is there is whole\n/,
    );
    const left = readdirSync(destination);
    assert.ok(left.length > 0);
    for (const file of left) untar(file, readFileSync(join(destination, file)));
  } finally {
    spawnSync("umount", [destination]);
  }
});

function packaged(folder: string, umask: string, environment: NodeJS.ProcessEnv): Tree {
  const script = `umask ${umask} && exec "$0" "$@"`;
  const { status, stderr } = spawnSync("sh", ["-c", script, process.execPath, cli, "package"], {
    cwd: folder,
    env: { ...process.env, ...environment },
    encoding: "utf8",
  });
  assert.is(status, 0, stderr);
  const packages = join(folder, "packages");
  return Object.fromEntries(
    readdirSync(packages)
      .sort()
      .map((file) => [file, sha256(readFileSync(join(packages, file)))]),
  );
}

function cliRun(args: readonly string[], environment: NodeJS.ProcessEnv) {
  return spawnSync(process.execPath, [cli, ...args], {
    env: { ...process.env, ...environment },
    encoding: "utf8",
  });
}

test.run();
