import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { applyPlan } from "../../src/output/apply.js";
import { drift } from "../../src/output/drift.js";
import { withLock } from "../../src/disk/lock.js";
import { planWrite } from "../../src/output/plan.js";
import { faultyRun, startRun } from "./faulty-run.js";
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

const lock = "charts/shop/.chartwright.lock";
const tree = { "charts/shop/a": "a", "charts/shop/b": "b" };

test(
  "the lock holds our number while the work goes on and is gone afterwards, also after an error",
  inFolder((root) => {
    withLock(root, "lock", () => assert.is(readFileSync(join(root, "lock"), "utf8"), `${process.pid}\n`));
    assert.equal(readdirSync(root), []);
    const failing = () => {
      throw new Error("on purpose");
    };
    assert.throws(() => withLock(root, "lock", failing), "on purpose");
    assert.equal(readdirSync(root), []);
  }),
);

test(
  "a lock of a process that is gone, a damaged one and an empty one are taken over",
  inFolder((root) => {
    const gone = spawnSync(process.execPath, ["-e", ""]).pid;
    // The last is the number of a living process, but without its end it may be the beginning of any other.
    for (const holder of [`${gone}\n`, `${process.pid}\n`, "not a number", "", `${process.ppid}`]) {
      put(root, lock, holder);
      generate(root, tree);
      assert.equal(treeOf(root), tree, holder);
    }
  }),
);

test(
  "a lock of a living process stops the run with nothing written",
  inFolder((root) => {
    put(root, lock, `${process.ppid}\n`);
    const { code, message } = faultyRun("none", root, tree);
    assert.is(code, 1);
    assert.match(
      message,
      `${lock}  is held by another run of chartwright. Wait ` +
        "for it to end; if there is none, delete this file",
    );
    assert.match(message, "Nothing was written.");
    assert.equal(treeOf(root), { [lock]: `${process.ppid}\n` });
  }),
);

test(
  "what another run is writing is neither a conflict nor drift",
  inFolder((root) => {
    put(root, "charts/shop/a", "half done by the other run");
    put(root, lock, `${process.ppid}\n`);
    const plan = planWrite(root, own, chartFiles(tree));
    for (const use of [() => applyPlan(plan, "keep"), () => drift(plan)])
      assert.throws(use, /is held by another run/);
  }),
);

test(
  "what another run has just written is neither a conflict nor drift",
  inFolder((root) => {
    generate(root, tree);
    const state = readFileSync(join(root, statePath), "utf8");
    unlinkSync(join(root, statePath));
    const plan = planWrite(root, own, chartFiles({ "charts/shop/a": "other" }));
    put(root, statePath, state);
    for (const use of [() => applyPlan(plan, "keep"), () => drift(plan)])
      assert.throws(use, /was changed by somebody else/);
  }),
);

test("a second run loses while the first one works, wherever that is", async () => {
  const older = { "charts/shop/a": "older", "charts/shop/c": "older" };
  for (const n of [6, 10, 13, 19, 22]) {
    await inFolderAsync(async (root) => {
      const below = join(root, "below");
      const gate = join(root, "gate");
      generate(below, older);
      const first = startRun(`pause:${n}`, below, tree, gate);
      while (!existsSync(`${gate}.reached`)) await setTimeout(5);
      const second = faultyRun("none", below, { "charts/shop/a": "second" });
      writeFileSync(gate, "");
      const ended = await first;
      assert.match(
        second.message,
        "is held by another run of chartwright",
        `${n}: ${JSON.stringify(second)}`,
      );
      assert.is(second.code, 1);
      assert.equal(ended, { code: 0, message: "", stderr: "" });
      assert.equal(treeOf(below), tree);
    });
  }
});

test("of many runs at once each one either writes all or says why not", async () => {
  await inFolderAsync(async (root) => {
    const trees: readonly Tree[] = [1, 2, 3, 4, 5, 6].map((n) =>
      sortTree(
        Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`charts/shop/${i}/${i % n}`, `${n}`])),
      ),
    );
    const runs = await Promise.all(trees.map((files) => startRun("none", root, files, "")));
    for (const { code, message, stderr } of runs) {
      assert.is(stderr, "");
      if (code !== 0) assert.match(message, /is held by another run|was changed by somebody else/, message);
      if (code !== 0) assert.match(message, "Nothing was written.");
    }
    const winners = trees.filter((_, i) => runs[i]?.code === 0);
    const winner = winners.find((files) => JSON.stringify(files) === JSON.stringify(treeOf(root)));
    assert.ok(winner, `one of the ${winners.length} runs that wrote all is to be found on disk`);
    const { interrupted, leftovers, unchanged } = planWrite(root, own, chartFiles(winner));
    assert.equal([interrupted, leftovers, unchanged.length], [false, [], 40]);
  });
});

async function inFolderAsync(body: (root: string) => Promise<void>): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), "chartwright-output-"));
  try {
    await body(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}

test.run();
