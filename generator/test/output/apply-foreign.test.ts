import { existsSync, readFileSync, symlinkSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { applyPlan } from "../../src/output/apply.js";
import { planWrite } from "../../src/output/plan.js";
import { sha256 } from "../../src/output/state.js";
import { chartFiles, generate, inFolder, own, put, statePath, treeOf } from "./folder.js";
import { first, isRefusal, refusal, service, shop, values } from "./shop-folder.js";

test(
  "a folder that holds somebody else's file does not become a file",
  inFolder((root) => {
    generate(root, { "charts/b/e": "flat" });
    put(root, "charts/b/mine", "mine");
    const message = refusal(root, { "charts/b": "file" });
    assert.match(message, "charts/b  is a folder with files that chartwright did not write");
    assert.equal(treeOf(root), { "charts/b/e": "flat", "charts/b/mine": "mine" });
  }),
);

test(
  "a foreign file is never overwritten, not even by force",
  inFolder((root) => {
    put(root, values, "mine\n");
    for (const edits of ["keep", "overwrite"] as const) {
      const message = refusal(root, first, edits);
      assert.match(message, `${values}  was not written by chartwright: move it away or delete it`);
      assert.match(message, `${statePath}  is missing, so that nothing is known to be chartwright's own.`);
      assert.match(message, /\nNothing was written\.$/);
      assert.equal(treeOf(root), { [values]: "mine\n" });
    }
  }),
);

test(
  "an edited file stops the run before anything is written, and force overwrites it",
  inFolder((root) => {
    generate(root, first);
    put(root, values, "replicas: 7\n");
    put(root, service, "edited\n");
    const next = { [shop]: "name: other\n", [values]: "replicas: 1\n" };
    const message = refusal(root, next);
    assert.match(message, `${values}:1  was edited by hand: is "replicas: 7", would be "replicas: 1"`);
    assert.match(message, `${service}  was edited by hand, and is not generated any more`);
    assert.match(message, "Use --force to overwrite files that were edited by hand.");
    assert.equal(treeOf(root), { [service]: "edited\n", [shop]: "name: shop\n", [values]: "replicas: 7\n" });
    assert.equal(generate(root, next, "overwrite"), {
      created: [],
      changed: [shop, values],
      deleted: [service],
      repaired: false,
    });
    assert.equal(treeOf(root), { [shop]: "name: other\n", [values]: "replicas: 1\n" });
  }),
);

test(
  "line endings that git converted are told from an edit",
  inFolder((root) => {
    generate(root, first);
    put(root, shop, "name: shop\r\n");
    put(root, service, "name: cart\r\n");
    const message = refusal(root, { [shop]: "name: shop\n", [values]: "replicas: 1\n" });
    assert.is(message.match(/differs in its line endings alone \(CRLF\)/g)?.length, 2);
    assert.not.match(message, "by hand:");
    unlinkSync(join(root, statePath));
    assert.match(refusal(root, first), `${shop}  differs in its line endings alone (CRLF)`);
  }),
);

test(
  "without its record, or with a damaged one, a file with the right bytes is adopted",
  inFolder((root) => {
    const unsafe = JSON.stringify({ files: { "../outside": sha256("outside\n") } });
    put(root, "outside", "outside\n");
    for (const damage of [
      undefined,
      "<<<<<<< HEAD\n{}",
      "[]",
      '{"files":{"a":1}}',
      '{"files":{}, "pending": 3}',
      unsafe,
    ]) {
      const below = join(root, "below");
      generate(below, first);
      const whole = readFileSync(join(below, statePath), "utf8");
      if (damage === undefined) unlinkSync(join(below, statePath));
      else writeFileSync(join(below, statePath), damage);
      assert.equal(generate(below, first), { created: [], changed: [], deleted: [], repaired: false });
      assert.is(readFileSync(join(below, statePath), "utf8"), whole);
    }
    assert.ok(existsSync(join(root, "outside")));
  }),
);

test(
  "with a damaged record a file with other bytes is foreign",
  inFolder((root) => {
    generate(root, first);
    put(root, statePath, "{");
    const message = refusal(root, { ...first, [values]: "replicas: 2\n" }, "overwrite");
    assert.match(message, `${values}  was not written by chartwright`);
    assert.match(message, "is damaged, so that nothing is known");
  }),
);

test(
  "nothing is read, written or deleted through a symbolic link",
  inFolder((root) => {
    const below = join(root, "below");
    generate(below, first);
    put(root, "outside/Chart.yaml", "name: cart\n");
    put(root, "outside/state", "{}");
    unlinkSync(join(below, shop));
    symlinkSync("../../../outside/state", join(below, shop));
    assert.match(
      refusal(below, first, "overwrite"),
      "is a symbolic link: chartwright does not write through links",
    );
    unlinkSync(join(below, shop));
    unlinkSync(join(below, service));
    symlinkSync("../../../../outside", join(below, "charts/shop/charts/pay"));
    const pay = "charts/shop/charts/pay/Chart.yaml";
    assert.match(
      refusal(below, { ...first, [pay]: "x" }),
      'lies below "charts/shop/charts/pay", which is a symbolic link',
    );
    put(below, statePath, JSON.stringify({ files: { [pay]: sha256("name: cart\n") } }));
    assert.match(
      refusal(below, { [values]: first[values] ?? "" }),
      'lies below "charts/shop/charts/pay", which is a symbolic link',
    );
    unlinkSync(join(below, statePath));
    symlinkSync("../../../outside/state", join(below, statePath));
    assert.throws(() => generate(below, first), isRefusal("is a symbolic link"));
    assert.equal(
      [
        readFileSync(join(root, "outside/Chart.yaml"), "utf8"),
        readFileSync(join(root, "outside/state"), "utf8"),
      ],
      ["name: cart\n", "{}"],
    );
  }),
);

test(
  "what changes between planning and applying is not overwritten",
  inFolder((root) => {
    generate(root, first);
    const plan = planWrite(root, own, chartFiles({ ...first, [shop]: "new\n", [values]: "new\n" }));
    put(root, values, "edited meanwhile\n");
    assert.throws(() => applyPlan(plan, "overwrite"), isRefusal("1 of 2 changes were made."));
    assert.is(readFileSync(join(root, values), "utf8"), "edited meanwhile\n");
    assert.throws(() => generate(root, first), isRefusal("was edited by hand"));
    assert.equal(generate(root, first, "overwrite").repaired, true);
  }),
);

test(
  "what is edited between planning and applying is not deleted",
  inFolder((root) => {
    generate(root, first);
    const plan = planWrite(root, own, chartFiles({ [shop]: "name: shop\n", [values]: "replicas: 1\n" }));
    put(root, service, "edited meanwhile\n");
    assert.throws(
      () => applyPlan(plan, "overwrite"),
      isRefusal(/was changed by somebody else[^]*0 of 1 changes were made\./),
    );
    assert.is(readFileSync(join(root, service), "utf8"), "edited meanwhile\n");
  }),
);

test.run();
