import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
} from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { applyPlan } from "../../src/output/apply.js";
import { planWrite } from "../../src/output/plan.js";
import { sha256 } from "../../src/output/state.js";
import { chartFiles, generate, inFolder, own, put, stateOf, statePath, treeOf } from "./folder.js";
import { first, isRefusal, service, shop, values } from "./shop-folder.js";

test(
  "an empty folder gets all files and their record",
  inFolder((root) => {
    const changes = generate(root, first);
    assert.equal(changes.created.length, 3);
    assert.equal(treeOf(root), {
      [service]: "name: cart\n",
      [shop]: "name: shop\n",
      [values]: "replicas: 1\n",
    });
    assert.equal((stateOf(root) as { files: unknown }).files, {
      [shop]: sha256("name: shop\n"),
      [service]: sha256("name: cart\n"),
      [values]: sha256("replicas: 1\n"),
    });
  }),
);

test(
  "the output folder is made when it is missing, and may be a link",
  inFolder((root) => {
    generate(join(root, "a/b"), first);
    symlinkSync("a/b", join(root, "link"));
    generate(join(root, "link"), { [shop]: "new\n" });
    assert.equal(treeOf(join(root, "a/b")), { [shop]: "new\n" });
  }),
);

test(
  "an unchanged file is not touched",
  inFolder((root) => {
    generate(root, first);
    const long = new Date("2001-01-01");
    for (const path of [...Object.keys(first), statePath]) utimesSync(join(root, path), long, long);
    const stats = () =>
      [shop, service, statePath].map((path) => {
        const { ino, mtimeMs, ctimeMs } = statSync(join(root, path));
        return { ino, mtimeMs, ctimeMs };
      });
    const before = stats();
    assert.equal(generate(root, first), { created: [], changed: [], deleted: [], repaired: false });
    assert.equal(stats(), before);
    assert.equal(generate(root, { ...first, [values]: "replicas: 2\n" }).changed, [values]);
    assert.equal(stats().slice(0, 2), before.slice(0, 2));
  }),
);

test(
  "a changed file is replaced, not overwritten: a reader keeps the whole old one",
  inFolder((root) => {
    generate(root, first);
    linkSync(join(root, values), join(root, "reader"));
    generate(root, { ...first, [values]: "replicas: 2\n" });
    assert.is(readFileSync(join(root, "reader"), "utf8"), "replicas: 1\n");
    assert.is(readFileSync(join(root, values), "utf8"), "replicas: 2\n");
  }),
);

test(
  "what is not generated any more is deleted, with the folders that became empty",
  inFolder((root) => {
    generate(root, {
      ...first,
      "charts/shop/charts/pay/templates/a.yaml": "a",
      "charts/shop/charts/pay/b.yaml": "b",
    });
    put(root, "charts/shop/charts/cart/notes.txt", "mine");
    const changes = generate(root, { [shop]: "name: shop\n" });
    assert.equal([...changes.deleted].sort(), [
      service,
      "charts/shop/charts/pay/b.yaml",
      "charts/shop/charts/pay/templates/a.yaml",
      values,
    ]);
    assert.equal(treeOf(root), { [shop]: "name: shop\n", "charts/shop/charts/cart/notes.txt": "mine" });
  }),
);

test(
  "a file may become a folder and a folder a file",
  inFolder((root) => {
    generate(root, { "charts/a": "file", "charts/b/c/d": "deep", "charts/b/e": "flat" });
    generate(root, { "charts/a/x": "deep", "charts/b": "file" });
    assert.equal(treeOf(root), { "charts/a/x": "deep", "charts/b": "file" });
  }),
);

test(
  "a generated file that was deleted by hand comes back",
  inFolder((root) => {
    generate(root, first);
    unlinkSync(join(root, values));
    assert.equal(generate(root, first).created, [values]);
  }),
);

test(
  "a temporary file beside a state file that never came to be is removed",
  inFolder((root) => {
    put(root, "state/.chartwright-0123456789ab.tmp", "{");
    applyPlan(planWrite(root, { ...own, statePath: "state/files.json" }, chartFiles(first)), "keep");
    assert.equal(readdirSync(join(root, "state")), ["files.json"]);
  }),
);

test(
  "a plan made before another run is not applied after it",
  inFolder((root) => {
    generate(root, first);
    const plan = planWrite(root, own, chartFiles({ ...first, [shop]: "mine\n" }));
    generate(root, { ...first, [shop]: "theirs\n" });
    assert.throws(
      () => applyPlan(plan, "overwrite"),
      isRefusal(/was changed by somebody else[^]*Nothing was written\.$/),
    );
    assert.is(readFileSync(join(root, shop), "utf8"), "theirs\n");
  }),
);

test(
  "a refused run leaves no folder behind",
  inFolder((root) => {
    mkdirSync(join(root, "charts"));
    const plan = planWrite(root, own, chartFiles({ "charts/shop/x/y": "1" }));
    symlinkSync("/nowhere", join(root, "charts/shop"));
    assert.throws(() => applyPlan(plan, "keep"), isRefusal("symbolic link"));
    assert.ok(lstatSync(join(root, "charts/shop")).isSymbolicLink());
    assert.equal(treeOf(root), { "charts/shop": "not a file" });
  }),
);

test(
  "what the file system refuses is told in words, and the next run puts it right",
  inFolder((root) => {
    const long = `charts/${"x".repeat(200).concat("/").repeat(25)}y`;
    assert.throws(
      () => generate(root, { ...first, [long]: "" }),
      isRefusal(/its name is too long for the file system \(ENAMETOOLONG\)\n\n3 of 4 changes were made\./),
    );
    assert.equal(treeOf(root), {
      [service]: "name: cart\n",
      [shop]: "name: shop\n",
      [values]: "replicas: 1\n",
    });
    assert.equal(generate(root, first), { created: [], changed: [], deleted: [], repaired: true });
  }),
);

test(
  "an output folder that is a file is refused",
  inFolder((root) => {
    put(root, "file", "");
    assert.throws(
      () => generate(join(root, "file"), first),
      isRefusal("a file that chartwright did not write: move it away"),
    );
    assert.equal(treeOf(root), { file: "" });
  }),
);

test(
  "a read-only file is replaced all the same",
  inFolder((root) => {
    generate(root, first);
    chmodSync(join(root, values), 0o444);
    assert.equal(generate(root, { ...first, [values]: "replicas: 2\n" }).changed, [values]);
  }),
);

test.run();
