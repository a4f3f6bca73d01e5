import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { abandonedPaths } from "../../src/output/abandoned.js";
import { applyPlan } from "../../src/output/apply.js";
import { planWrite, type OwnPlaces } from "../../src/output/plan.js";
import { sha256, stateText } from "../../src/output/state.js";
import { chartFiles, inFolder, put, stateOf, statePath, treeOf, type Tree } from "./folder.js";

// The state file is input from outside: whatever it says, nothing is touched that is not the catalogue's own.
const shop: OwnPlaces = {
  statePath,
  paths: ["charts/shop", "charts/shop-namespace", "schemas/shop.values.schema.json"],
  catalogue: "catalogue.ts",
};
const files: Tree = { "charts/shop/Chart.yaml": "name: shop\n" };

const foreign = [
  ".git/HEAD",
  "values/production.yaml",
  "charts/Chart.yaml",
  "charts/shopping/Chart.yaml",
  "charts/desk/Chart.yaml",
  "CHARTS/shop/Chart.yaml",
  "charts/shop.yaml",
  "schemas/desk.values.schema.json",
  "catalogue.ts",
];

for (const path of foreign) {
  test(
    `${path} is not a file of the catalogue, though its state file has the right sum of it`,
    inFolder((root) => {
      put(root, path, "mine\n");
      put(root, statePath, stateText(new Map([[path, sha256("mine\n")]])));
      const plan = planWrite(root, shop, chartFiles(files));
      assert.equal([plan.ignored, plan.deleted, plan.emptied], [[path], [], []]);
      applyPlan(plan, "overwrite");
      assert.is(readFileSync(join(root, path), "utf8"), "mine\n");
      assert.equal(Object.keys((stateOf(root) as { files: object }).files), ["charts/shop/Chart.yaml"]);
    }),
  );
}

test(
  "what a run that was cut short left is its own only where the catalogue's files lie",
  inFolder((root) => {
    put(root, "mine.txt", "mine\n");
    put(root, statePath, stateText(new Map(), { pending: new Map([["mine.txt", sha256("mine\n")]]) }));
    const plan = planWrite(root, shop, chartFiles(files));
    assert.equal([plan.ignored, plan.interrupted], [["mine.txt"], true]);
    applyPlan(plan, "overwrite");
    assert.equal(treeOf(root), { ...files, "mine.txt": "mine\n" });
  }),
);

test(
  "what is the catalogue's own and not generated any more goes, in each of its places",
  inFolder((root) => {
    const old = {
      "charts/shop-namespace/Chart.yaml": "1",
      "charts/shop/charts/api/Chart.yaml": "2",
      "schemas/shop.values.schema.json": "3",
    };
    applyPlan(planWrite(root, shop, chartFiles({ ...files, ...old })), "keep");
    assert.equal(
      [...applyPlan(planWrite(root, shop, chartFiles(files)), "keep").deleted].sort(),
      Object.keys(old),
    );
  }),
);

test(
  "a catalogue may be called as the namespace's chart of another would be",
  inFolder((root) => {
    const other: OwnPlaces = {
      statePath: "charts/shop-namespace/.chartwright.json",
      paths: ["charts/shop-namespace"],
      catalogue: undefined,
    };
    const chart = { "charts/shop-namespace/Chart.yaml": "name: shop-namespace\n" };
    applyPlan(planWrite(root, other, chartFiles(chart)), "keep");
    put(
      root,
      statePath,
      stateText(new Map([["charts/shop-namespace/Chart.yaml", sha256("name: shop-namespace\n")]])),
    );
    assert.equal(planWrite(root, shop, chartFiles(files)).ignored, ["charts/shop-namespace/Chart.yaml"]);
  }),
);

test(
  "what a link leads to is not deleted, wherever the link stands",
  inFolder((root) => {
    put(root, "outside/Chart.yaml", "mine\n");
    put(root, statePath, stateText(new Map([["charts/shop/charts/api/Chart.yaml", sha256("mine\n")]])));
    mkdirSync(join(root, "charts/shop/charts"), { recursive: true });
    symlinkSync("../../../outside", join(root, "charts/shop/charts/api"));
    const { deleted, conflicts } = planWrite(root, shop, chartFiles(files));
    assert.equal([deleted, conflicts.map(({ kind }) => kind)], [[], ["foreign"]]);
  }),
);

test(
  "what the catalogue made under another name is told, so far as it is there",
  inFolder((root) => {
    const desk: OwnPlaces = {
      statePath: "charts/desk/.chartwright.json",
      paths: ["charts/desk", "charts/desk-namespace", "schemas/desk.values.schema.json"],
      catalogue: "catalogue.ts",
    };
    applyPlan(
      planWrite(
        root,
        desk,
        chartFiles({
          "charts/desk/Chart.yaml": "1",
          "charts/desk/charts/a/Chart.yaml": "2",
          "charts/desk-namespace/Chart.yaml": "3",
          "schemas/desk.values.schema.json": "4",
        }),
      ),
      "keep",
    );
    applyPlan(
      planWrite(
        root,
        {
          ...desk,
          statePath: "charts/other/.chartwright.json",
          paths: ["charts/other"],
          catalogue: "other.ts",
        },
        chartFiles({ "charts/other/Chart.yaml": "5" }),
      ),
      "keep",
    );
    assert.equal(abandonedPaths(root, shop), [
      "charts/desk",
      "charts/desk-namespace",
      "schemas/desk.values.schema.json",
    ]);
    assert.equal(abandonedPaths(root, desk), []);
    assert.equal(abandonedPaths(root, { ...shop, catalogue: undefined }), []);
    assert.equal(abandonedPaths(join(root, "none"), shop), []);
  }),
);

test.run();
