import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { planWrite } from "../../src/output/plan.js";
import { isScratch } from "../../src/disk/scratch.js";
import { parseState } from "../../src/output/state.js";
import { faultyRun } from "./faulty-run.js";
import {
  type Tree,
  chartFiles,
  generate,
  inFolder,
  own,
  put,
  sortTree,
  statePath,
  treeOf,
} from "./folder.js";

const old = {
  "charts/shop/same": "same",
  "charts/shop/changed": "old",
  "charts/shop/gone/deleted": "deleted",
  "charts/shop/edited": "generated",
};
const next = {
  "charts/shop/same": "same",
  "charts/shop/changed": "new",
  "charts/shop/made/created": "created",
  "charts/shop/edited": "generated",
};
const third = {
  "charts/shop/changed": "third",
  "charts/shop/made/created": "third",
  "charts/shop/edited": "generated",
};

test("killed at any point of a first run, the next run completes it", () => {
  const points = untilItEnds((n) => {
    let killed = false;
    inFolder((root) => {
      killed = faultyRun(`kill:${n}`, root, next).code === null;
      assertWhole(root, {}, next, n);
      const interrupted = wasInterrupted(root);
      assert.is(generate(root, next).repaired, interrupted, at(n));
      assert.equal(treeOf(root), sortTree(next), at(n));
      assertNothingLeft(root, next, n);
    })();
    return killed;
  });
  assert.ok(points > 30, `${points} points`);
});

test("killed at any point of a later run that overwrites an edit, the next run completes it", () => {
  untilItEnds((n) => {
    let killed = false;
    inFolder((root) => {
      generate(root, old);
      put(root, "charts/shop/edited", "edited");
      killed = faultyRun(`kill:${n}`, root, next, "overwrite").code === null;
      assertWhole(root, { ...old, "charts/shop/edited": "edited" }, next, n);
      // Once the work has begun the edit is given up, and no second --force is needed.
      const interrupted = wasInterrupted(root);
      const begun = interrupted || !killed || treeOf(root)["charts/shop/edited"] !== "edited";
      assert.is(generate(root, next, begun ? "keep" : "overwrite").repaired, interrupted, at(n));
      assert.equal(treeOf(root), sortTree(next), at(n));
      assertNothingLeft(root, next, n);
    })();
    return killed;
  });
});

test("killed at any point, and once more while the next run repairs it for yet another catalogue", () => {
  untilItEnds((n) => {
    let killed = false;
    inFolder((root) => {
      generate(root, old);
      killed = faultyRun(`kill:${n}`, root, next).code === null;
      killed = faultyRun(`kill:${n}`, root, third).code === null || killed;
      generate(root, third);
      assert.equal(treeOf(root), sortTree(third), at(n));
      assertNothingLeft(root, third, n);
    })();
    return killed;
  });
});

/**
 * Calls `attempt` with 1, 2, 3 … until it says that nothing was killed any more; returns the number of
 * points.
 */
function untilItEnds(attempt: (n: number) => boolean): number {
  let n = 1;
  while (attempt(n)) n++;
  return n - 1;
}

/** Every file holds what it held or what it is to hold, and one that is in both trees is there. */
function assertWhole(root: string, before: Tree, after: Tree, n: number): void {
  const found = treeOf(root);
  for (const [path, contents] of Object.entries(found)) {
    const name = posix.basename(path);
    if (path.endsWith("/") || isScratch(name) || name === ".chartwright.lock") continue;
    assert.ok([before[path], after[path]].includes(contents), `${path} holds "${contents}" ${at(n)}`);
  }
  for (const path of Object.keys(before))
    if (path in after) assert.ok(path in found, `${path} is gone ${at(n)}`);
}

/** The folder is up to date, and the state file is what it would have been without any interruption. */
function assertNothingLeft(root: string, tree: Tree, n: number): void {
  const plan = planWrite(root, own, chartFiles(tree));
  assert.equal([plan.interrupted, plan.leftovers], [false, []], at(n));
  inFolder((other) => {
    generate(other, tree);
    assert.is(stateIn(root), stateIn(other), at(n));
  })();
}

function wasInterrupted(root: string): boolean {
  return parseState(stateIn(root)).condition === "interrupted";
}

function stateIn(root: string): string | undefined {
  try {
    return readFileSync(join(root, statePath), "utf8");
  } catch {
    return undefined;
  }
}

function at(n: number): string {
  return `after a kill at operation ${n}`;
}

test.run();
