import { unlinkSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { drift, formatDrift } from "../../src/output/drift.js";
import { planWrite } from "../../src/output/plan.js";
import { type Tree, chartFiles, generate, inFolder, own, put, statePath, treeOf } from "./folder.js";

const first = {
  "charts/shop/a": "one\ntwo\n",
  "charts/shop/b": "b\n",
  "charts/shop/c": "c\n",
  "charts/shop/d": "d\n",
};

test(
  "a folder that is up to date has no drift",
  inFolder((root) => {
    generate(root, first);
    assert.equal(check(root, first), []);
  }),
);

test(
  "every kind of drift is told, sorted, and nothing is written",
  inFolder((root) => {
    generate(root, first);
    put(root, "charts/shop/b", "edited\n");
    unlinkSync(join(root, "charts/shop/c"));
    put(root, "charts/shop/e", "foreign\n");
    const before = treeOf(root);
    const next = {
      "charts/shop/a": "one\n2\n",
      "charts/shop/b": "b\n",
      "charts/shop/c": "c\n",
      "charts/shop/e": "e\n",
    };
    assert.equal(check(root, next), [
      { path: "charts/shop/a", kind: "different", line: 2, message: 'is "two", would be "2"' },
      {
        path: "charts/shop/b",
        kind: "edited",
        line: 1,
        message: 'was edited by hand: is "edited", would be "b"',
      },
      { path: "charts/shop/c", kind: "missing", message: "is missing" },
      { path: "charts/shop/d", kind: "extra", message: "is not generated any more" },
      {
        path: "charts/shop/e",
        kind: "different",
        message: "was not written by chartwright: move it away or delete it",
      },
    ]);
    assert.equal(treeOf(root), before);
  }),
);

test(
  "a state file that is out of date, lost or damaged is drift",
  inFolder((root) => {
    generate(root, first);
    put(root, statePath, '{"files":{}}');
    assert.equal(check(root, first), [{ path: statePath, kind: "different", message: "is out of date" }]);
    put(root, statePath, '{"files":{},"pending":{}}');
    assert.equal(check(root, first), [
      { path: statePath, kind: "different", message: "records a run that was cut short" },
    ]);
    put(root, statePath, "{");
    assert.equal(check(root, first), [{ path: statePath, kind: "different", message: "is damaged" }]);
    assert.equal(
      check(root, { ...first, "charts/shop/e": "" }).map(({ path }) => path),
      ["charts/shop/e", statePath],
    );
    unlinkSync(join(root, statePath));
    assert.equal(check(root, first), [{ path: statePath, kind: "missing", message: "is missing" }]);
  }),
);

test("the report names path and line", () => {
  const report = formatDrift("charts/shop", [
    { path: "a", kind: "different", line: 14, message: 'is "3", would be "2"' },
  ]);
  assert.is(report, 'charts/shop: 1 problem\n\n  a:14  is "3", would be "2"\n');
});

function check(root: string, tree: Tree) {
  return drift(planWrite(root, own, chartFiles(tree)));
}

test.run();
