import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { planWrite } from "../../src/output/plan.js";
import { writePlanned } from "../../src/output/write-planned.js";
import { chartFiles, generate, inFolder, own, put, treeOf } from "./folder.js";

const before = {
  "charts/shop/a": "a",
  "charts/shop/b": "b",
  "charts/shop/c": "c",
  "charts/shop/d": "d",
  "schemas/s": "s",
};
const after = {
  "charts/shop/a": "a",
  "charts/shop/b": "new b",
  "charts/shop/c": "new c",
  "charts/shop/e": "e",
  "charts/shop/f": "f",
  "schemas/s": "new s",
};

test(
  "charts are written elsewhere as a plan would leave them, whatever stands in their place, and theirs stay",
  inFolder((root) => {
    generate(root, before);
    put(root, "charts/shop/c", "edited");
    put(root, "charts/shop/e", "foreign");
    put(root, "charts/shop/f/in-the-way", "a folder");
    const found = treeOf(root);
    const folder = join(root, "elsewhere");
    mkdirSync(folder);
    writePlanned(planWrite(root, own, chartFiles(after)), folder);
    const { "schemas/s": _, ...charts } = after;
    assert.equal(treeOf(folder), charts);
    assert.equal(treeOf(root), {
      ...found,
      ...Object.fromEntries(Object.entries(charts).map(([path, text]) => [`elsewhere/${path}`, text])),
    });
    assert.is(readFileSync(join(root, "charts/shop/c"), "utf8"), "edited");
  }),
);

test.run();
