import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { readLockFile, writeLockFile, type LockEntry } from "../../../src/release/publish/lock-file.js";
import { newFolder } from "../package/chart-folder.js";

const entry = (name: string, version = "1.0.0", repository = "oci://one/charts"): LockEntry => ({
  name,
  version,
  repository,
  digest: `sha256:${name}-${version}`,
});

test("charts of a part of a repository are replaced, all others stay, in a fixed order", () => {
  const file = join(newFolder(), "charts.lock.yaml");
  writeLockFile(file, [entry("web"), entry("api")], true);
  writeLockFile(file, [entry("web", "2.0.0")], false);
  writeLockFile(file, [entry("web", "3.0.0", "oci://another/charts")], true);
  assert.equal(readLockFile(file), [
    entry("web", "3.0.0", "oci://another/charts"),
    entry("api"),
    entry("web", "2.0.0"),
  ]);
});

test("a chart that a whole repository has no more is gone", () => {
  const file = join(newFolder(), "charts.lock.yaml");
  writeLockFile(file, [entry("web"), entry("api")], true);
  writeLockFile(file, [entry("web")], true);
  assert.equal(readLockFile(file), [entry("web")]);
});

test("one who writes waits for another who does", () => {
  const folder = newFolder();
  const [file, held] = [join(folder, "charts.lock.yaml"), join(folder, ".chartwright.lock")];
  const other = spawn("sh", ["-c", 'sleep 0.5; rm "$0"', held]);
  writeFileSync(held, `${other.pid}\n`);
  const began = performance.now();
  writeLockFile(file, [entry("web")], true);
  assert.ok(performance.now() - began > 300);
  assert.match(readFileSync(file, "utf8"), "name: web");
  assert.not(existsSync(held));
});

const shape = /charts +must be a list of name, version, repository and digest/;
for (const [text, message] of [
  ["charts: 1\n", shape],
  ["charts:\n  - name: web\n", shape],
  ["[]\n", /must have keys at the top, got a list/],
] as const) {
  test(`${JSON.stringify(text)} is not a lock file`, () => {
    const file = join(newFolder(), "charts.lock.yaml");
    writeFileSync(file, text);
    assert.throws(() => readLockFile(file), message);
  });
}

test.run();
