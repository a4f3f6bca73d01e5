import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { DiskError } from "../../src/disk/error.js";
import { sha256, stateText } from "../../src/output/state.js";
import { tornProblems } from "../../src/output/torn.js";
import { inFolder, put, statePath } from "./folder.js";

const cart = "charts/shop/charts/cart";
const files = new Map(
  ["charts/shop/Chart.yaml", `${cart}/Chart.yaml`, "charts/shop-namespace/Chart.yaml"].map((path) => [
    path,
    sha256(path),
  ]),
);

// Charts by their folders, and whether they belong to the catalogue of charts/shop.
const charts: Readonly<Record<string, boolean>> = {
  "charts/shop": true,
  [cart]: true,
  "charts/shop-namespace": true,
  "charts/desk": false,
  "charts/shop-name": false,
  "charts/shop/charts/mine": false,
  elsewhere: false,
};

for (const [folder, belongs] of Object.entries(charts)) {
  test(
    `${folder} ${belongs ? "is torn while its catalogue's run is" : "has nothing to do with it"}`,
    inFolder((root) => {
      mkdirSync(join(root, folder), { recursive: true });
      put(root, statePath, stateText(files));
      assert.equal(tornProblems(join(root, folder)), []);
      put(root, statePath, stateText(files, { pending: new Map() }));
      assert.equal(
        tornProblems(join(root, folder)).map(({ message }) => message),
        belongs ? ["was written in part only, by a run that was cut short. Run: chartwright generate"] : [],
      );
    }),
  );
}

test(
  "a file that is still to come counts",
  inFolder((root) => {
    mkdirSync(join(root, cart), { recursive: true });
    put(root, statePath, stateText(new Map(), { pending: new Map([[`${cart}/Chart.yaml`, sha256("")]]) }));
    assert.is(tornProblems(join(root, cart)).length, 1);
  }),
);

test(
  "a link to a chart is that chart",
  inFolder((root) => {
    mkdirSync(join(root, cart), { recursive: true });
    put(root, statePath, stateText(files, { pending: new Map() }));
    symlinkSync(join(root, cart), join(root, "link"));
    assert.is(tornProblems(join(root, "link")).length, 1);
  }),
);

test(
  "a run that is under way is waited for",
  inFolder((root) => {
    mkdirSync(join(root, cart), { recursive: true });
    put(root, statePath, stateText(files));
    writeFileSync(join(root, "charts/shop/.chartwright.lock"), `${process.ppid}\n`);
    for (const folder of ["charts/shop", cart])
      assert.throws(
        () => tornProblems(join(root, folder)),
        (error: Error) => error instanceof DiskError && error.message.includes("is held by another run"),
      );
  }),
);

test.run();
