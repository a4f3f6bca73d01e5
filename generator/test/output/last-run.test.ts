import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, unlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { rememberRun, untouchedSinceLastRun } from "../../src/output/last-run.js";

const folder = mkdtempSync(join(tmpdir(), "chartwright-last-run-"));
const root = join(folder, "out");
const input = join(folder, "catalogue.yaml");
const missing = join(folder, "tsconfig.json");
const cache = process.env["XDG_CACHE_HOME"];

test.before(() => {
  process.env["XDG_CACHE_HOME"] = join(folder, "cache");
  mkdirSync(root);
  writeFileSync(input, "name: shop\n");
  writeFileSync(join(root, "a.yaml"), "a: 1\n");
  writeFileSync(join(root, "b.yaml"), "b: 1\n");
});

test.before.each(() => remember());

test.after(() => {
  if (cache === undefined) delete process.env["XDG_CACHE_HOME"];
  else process.env["XDG_CACHE_HOME"] = cache;
  rmSync(folder, { recursive: true });
});

test("what nobody touched is known by its count", () => {
  assert.is(untouched(), 2);
});

test("a run of another catalogue, into another folder, in another way or never is not known", () => {
  assert.is(untouchedSinceLastRun(join(folder, "other.yaml"), root, ""), undefined);
  assert.is(untouchedSinceLastRun(input, root, "proven"), undefined);
  assert.is(untouchedSinceLastRun(input, folder, ""), undefined);
});

test("an output of the same size with other text, one with its old time put back, and one that is gone are seen", () => {
  const { b } = { b: join(root, "b.yaml") };
  writeFileSync(b, "b: 2\n");
  assert.is(untouched(), undefined);
  remember();
  writeFileSync(b, "b: 3\n");
  utimesSync(b, 1, 1);
  remember();
  assert.is(untouched(), 2);
  writeFileSync(b, "b: 4\n");
  utimesSync(b, 1, 1);
  assert.is(untouched(), undefined);
  remember();
  unlinkSync(b);
  assert.is(untouched(), undefined);
  writeFileSync(b, "b: 1\n");
});

test("a link in the place of an output is seen, whatever it leads to", () => {
  const a = join(root, "a.yaml");
  unlinkSync(a);
  symlinkSync("b.yaml", a);
  assert.is(untouched(), undefined);
  unlinkSync(a);
  writeFileSync(a, "a: 1\n");
});

test("a state file that another run wrote is seen; that this one wrote it does not matter", () => {
  const state = join(root, "state.json");
  writeFileSync(state, "{}");
  assert.is(untouched(), undefined);
  rememberRun(input, root, "", { startedAt: statSync(state).ctimeMs, inputs: [missing], outputs: ["a.yaml", "b.yaml"], statePath: "state.json" });
  assert.is(untouched(), 2);
  unlinkSync(state);
});

test("an input that changed, and one that was not there and is now, are seen", () => {
  writeFileSync(missing, "{}");
  assert.is(untouched(), undefined);
  unlinkSync(missing);
  writeFileSync(input, "name: shop2\n");
  assert.is(untouched(), undefined);
});

test("a run whose inputs were saved while it ran is not remembered", () => {
  rmSync(join(folder, "cache"), { recursive: true });
  remember(Date.now() - 60_000);
  assert.is(untouched(), undefined);
});

test("a cache that cannot be written, or was cut off, makes no difference but time", () => {
  rmSync(join(folder, "cache"), { recursive: true, force: true });
  writeFileSync(join(folder, "cache"), "no folder");
  remember();
  assert.is(untouched(), undefined);
  unlinkSync(join(folder, "cache"));
});

function untouched(): number | undefined {
  return untouchedSinceLastRun(input, root, "");
}

/** As if it had begun long after the last change. */
function remember(startedAt = Date.now() + 60_000): void {
  rememberRun(input, root, "", { startedAt, inputs: [input, missing], outputs: ["a.yaml", "b.yaml"], statePath: "state.json" });
}

test.run();
