import { posix } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { isScratch } from "../../src/disk/scratch.js";
import { faultyRun } from "./faulty-run.js";
import { generate, inFolder, sortTree, treeOf, type Tree } from "./folder.js";

const old = { "charts/shop/changed": "old", "charts/shop/gone/deleted": "deleted" };
const next = { "charts/shop/changed": "new", "charts/shop/made/created": "created" };

const faults: readonly (readonly [fault: string, reason: string])[] = [
  ["ENOSPC", "no space is left on the disk (ENOSPC)"],
  ["EACCES", "permission denied (EACCES)"],
  ["EROFS+", "the file system is read-only (EROFS)"],
];

for (const [fault, reason] of faults) {
  test(`${fault} at any point ends in one clear message, and the next run completes the work`, () => {
    let failures = 0;
    for (let n = 1, ended = false; !ended; n++) {
      inFolder((root) => {
        generate(root, old);
        const { code, message, stderr } = faultyRun(`${fault}:${n}`, root, next);
        const at = `${fault} at operation ${n}: ${message}`;
        assert.is(stderr, "", at);
        const found = treeOf(root);
        if (code === 1) {
          failures++;
          assert.match(
            message,
            /^files on disk: 1 problem\n\n {2}charts\/shop\/\S+ +cannot be (written|deleted): /,
            at,
          );
          assert.ok(message.includes(reason), at);
          assert.match(
            message,
            /\n\n(Nothing was written\.|\d of 3 changes were made\. Every file is whole, old or new; the next run completes the work\.)\n$/,
            at,
          );
          if (message.includes("Nothing was written")) assert.equal(withoutScratch(found), sortTree(old), at);
          // Where only one operation fails, the temporary file and the lock can be removed.
          if (!fault.endsWith("+")) assert.equal(withoutScratch(found), found, at);
        } else {
          assert.is(code, 0, at);
          assert.equal(withoutScratch(found), sortTree(next), at);
          ended = n > 30;
        }
        generate(root, next);
        assert.equal(treeOf(root), sortTree(next), at);
      })();
    }
    assert.ok(failures > 20, `${failures} failures`);
  });
}

function withoutScratch(tree: Tree): Tree {
  const isOurs = (name: string) => isScratch(name) || name === ".chartwright.lock";
  return Object.fromEntries(Object.entries(tree).filter(([path]) => !isOurs(posix.basename(path))));
}

test.run();
