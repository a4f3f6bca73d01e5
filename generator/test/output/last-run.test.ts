import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, unlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { lastRun, rememberRun } from "../../src/output/last-run.js";

const folder = mkdtempSync(join(tmpdir(), "chartwright-last-run-"));
const root = join(folder, "out");
const input = join(folder, "catalogue.yaml");
const program = join(folder, "program.js");
const missing = join(folder, "tsconfig.json");
const cache = process.env["XDG_CACHE_HOME"];

test.before(() => {
  process.env["XDG_CACHE_HOME"] = join(folder, "cache");
  mkdirSync(join(root, "shop/b"), { recursive: true });
  writeFileSync(input, "name: shop\n");
  writeFileSync(program, "");
  writeFileSync(join(root, "a.yaml"), "a: 1\n");
  writeFileSync(join(root, "b.yaml"), "b: 1\n");
  writeFileSync(join(root, "shop/a.yaml"), "a: 1\n");
  writeFileSync(join(root, "shop/b/c.yaml"), "c: 1\n");
});

test.before.each(() => remember());

test.after(() => {
  if (cache === undefined) delete process.env["XDG_CACHE_HOME"];
  else process.env["XDG_CACHE_HOME"] = cache;
  rmSync(folder, { recursive: true });
});

test("what nobody touched is known by its count", () => {
  assert.is(untouched(), 4);
});

test("a run of another catalogue, into another folder, in another way or never is not known", () => {
  assert.is(lastRun(join(folder, "other.yaml"), root, "").untouched(), undefined);
  assert.is(lastRun(input, root, "proven").untouched(), undefined);
  assert.is(lastRun(input, folder, "").untouched(), undefined);
});

test("an output of the same size with other text, one with its old time put back, and one that is gone are seen", () => {
  const { b } = { b: join(root, "b.yaml") };
  writeFileSync(b, "b: 2\n");
  assert.is(untouched(), undefined);
  remember();
  writeFileSync(b, "b: 3\n");
  utimesSync(b, 1, 1);
  remember();
  assert.is(untouched(), 4);
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
  rememberRun(input, root, "", { startedAt: statSync(state).ctimeMs, program: [], inputs: [missing], outputs: ["a.yaml", "b.yaml"], statePath: "state.json", origins: new Map() });
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

test("the files of a chart are known while it is made of the same, and nobody touched them", () => {
  assert.equal(filesOf("shop", "1"), ["shop/a.yaml", "shop/b/c.yaml"]);
  assert.equal(filesOf("shop/b", "2"), ["shop/b/c.yaml"]);
  assert.is(filesOf("shop", "2"), undefined);
  assert.is(filesOf("desk", "1"), undefined);
  writeFileSync(join(root, "shop/a.yaml"), "a: 2\n");
  assert.is(filesOf("shop", "1"), undefined);
  assert.equal(filesOf("shop/b", "2"), ["shop/b/c.yaml"]);
});

test("the files of a chart are known whatever became of the inputs, but not after another version of the program or a run of another kind", () => {
  writeFileSync(input, "name: shop3\n");
  assert.equal(filesOf("shop/b", "2"), ["shop/b/c.yaml"]);
  remember(Date.now() + 60_000, "unknown");
  assert.is(untouched(), undefined);
  assert.equal(filesOf("shop/b", "2"), ["shop/b/c.yaml"]);
  writeFileSync(join(root, "state.json"), "{}");
  assert.is(filesOf("shop/b", "2"), undefined);
  unlinkSync(join(root, "state.json"));
  writeFileSync(program, "changed");
  assert.is(filesOf("shop/b", "2"), undefined);
});

test("a cache that cannot be written, or was cut off, makes no difference but time", () => {
  rmSync(join(folder, "cache"), { recursive: true, force: true });
  writeFileSync(join(folder, "cache"), "no folder");
  remember();
  assert.is(untouched(), undefined);
  unlinkSync(join(folder, "cache"));
});

function untouched(): number | undefined {
  return lastRun(input, root, "").untouched();
}

function filesOf(folder: string, origin: string): readonly string[] | undefined {
  return lastRun(input, root, "").filesOf(folder, origin);
}

/** As if it had begun long after the last change. */
function remember(startedAt = Date.now() + 60_000, inputs: readonly string[] | "unknown" = [input, missing]): void {
  rememberRun(input, root, "", { startedAt, program: [program], inputs: inputs === "unknown" ? undefined : inputs, outputs: ["a.yaml", "b.yaml", "shop/a.yaml", "shop/b/c.yaml"], statePath: "state.json", origins: new Map([["shop", "1"], ["shop/b", "2"]]) });
}

test.run();
