import { chmodSync, existsSync, linkSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, unlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { applyPlan } from "../../src/output/apply.js";
import { OutputError } from "../../src/disk/error.js";
import { planWrite } from "../../src/output/plan.js";
import { sha256 } from "../../src/output/state.js";
import { chartFiles, generate, inFolder, own, put, stateOf, statePath, treeOf } from "./folder.js";

const shop = "charts/shop/Chart.yaml";
const values = "charts/shop/values.yaml";
const service = "charts/shop/charts/cart/Chart.yaml";
const first = { [shop]: "name: shop\n", [values]: "replicas: 1\n", [service]: "name: cart\n" };

test("an empty folder gets all files and their record", inFolder((root) => {
  const changes = generate(root, first);
  assert.equal(changes.created.length, 3);
  assert.equal(treeOf(root), { [service]: "name: cart\n", [shop]: "name: shop\n", [values]: "replicas: 1\n" });
  assert.equal((stateOf(root) as { files: unknown }).files, {
    [shop]: sha256("name: shop\n"),
    [service]: sha256("name: cart\n"),
    [values]: sha256("replicas: 1\n"),
  });
}));

test("the output folder is made when it is missing, and may be a link", inFolder((root) => {
  generate(join(root, "a/b"), first);
  symlinkSync("a/b", join(root, "link"));
  generate(join(root, "link"), { [shop]: "new\n" });
  assert.equal(treeOf(join(root, "a/b")), { [shop]: "new\n" });
}));

test("an unchanged file is not touched", inFolder((root) => {
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
}));

test("a changed file is replaced, not overwritten: a reader keeps the whole old one", inFolder((root) => {
  generate(root, first);
  linkSync(join(root, values), join(root, "reader"));
  generate(root, { ...first, [values]: "replicas: 2\n" });
  assert.is(readFileSync(join(root, "reader"), "utf8"), "replicas: 1\n");
  assert.is(readFileSync(join(root, values), "utf8"), "replicas: 2\n");
}));

test("what is not generated any more is deleted, with the folders that became empty", inFolder((root) => {
  generate(root, { ...first, "charts/shop/charts/pay/templates/a.yaml": "a", "charts/shop/charts/pay/b.yaml": "b" });
  put(root, "charts/shop/charts/cart/notes.txt", "mine");
  const changes = generate(root, { [shop]: "name: shop\n" });
  assert.equal([...changes.deleted].sort(), [service, "charts/shop/charts/pay/b.yaml", "charts/shop/charts/pay/templates/a.yaml", values]);
  assert.equal(treeOf(root), { [shop]: "name: shop\n", "charts/shop/charts/cart/notes.txt": "mine" });
}));

test("a file may become a folder and a folder a file", inFolder((root) => {
  generate(root, { "charts/a": "file", "charts/b/c/d": "deep", "charts/b/e": "flat" });
  generate(root, { "charts/a/x": "deep", "charts/b": "file" });
  assert.equal(treeOf(root), { "charts/a/x": "deep", "charts/b": "file" });
}));

test("a folder that holds somebody else's file does not become a file", inFolder((root) => {
  generate(root, { "charts/b/e": "flat" });
  put(root, "charts/b/mine", "mine");
  const message = refusal(root, { "charts/b": "file" });
  assert.match(message, 'charts/b  is a folder with files that chartwright did not write');
  assert.equal(treeOf(root), { "charts/b/e": "flat", "charts/b/mine": "mine" });
}));

test("a foreign file is never overwritten, not even by force", inFolder((root) => {
  put(root, values, "mine\n");
  for (const edits of ["keep", "overwrite"] as const) {
    const message = refusal(root, first, edits);
    assert.match(message, `${values}  was not written by chartwright: move it away or delete it`);
    assert.match(message, `${statePath}  is missing, so that nothing is known to be chartwright's own.`);
    assert.match(message, /\nNothing was written\.$/);
    assert.equal(treeOf(root), { [values]: "mine\n" });
  }
}));

test("an edited file stops the run before anything is written, and force overwrites it", inFolder((root) => {
  generate(root, first);
  put(root, values, "replicas: 7\n");
  put(root, service, "edited\n");
  const next = { [shop]: "name: other\n", [values]: "replicas: 1\n" };
  const message = refusal(root, next);
  assert.match(message, `${values}:1  was edited by hand: is "replicas: 7", would be "replicas: 1"`);
  assert.match(message, `${service}  was edited by hand, and is not generated any more`);
  assert.match(message, "Use --force to overwrite files that were edited by hand.");
  assert.equal(treeOf(root), { [service]: "edited\n", [shop]: "name: shop\n", [values]: "replicas: 7\n" });
  assert.equal(generate(root, next, "overwrite"), { created: [], changed: [shop, values], deleted: [service], repaired: false });
  assert.equal(treeOf(root), { [shop]: "name: other\n", [values]: "replicas: 1\n" });
}));

test("line endings that git converted are told from an edit", inFolder((root) => {
  generate(root, first);
  put(root, shop, "name: shop\r\n");
  put(root, service, "name: cart\r\n");
  const message = refusal(root, { [shop]: "name: shop\n", [values]: "replicas: 1\n" });
  assert.is(message.match(/differs in its line endings alone \(CRLF\)/g)?.length, 2);
  assert.not.match(message, "by hand:");
  unlinkSync(join(root, statePath));
  assert.match(refusal(root, first), `${shop}  differs in its line endings alone (CRLF)`);
}));

test("a generated file that was deleted by hand comes back", inFolder((root) => {
  generate(root, first);
  unlinkSync(join(root, values));
  assert.equal(generate(root, first).created, [values]);
}));

test("without its record, or with a damaged one, a file with the right bytes is adopted", inFolder((root) => {
  const unsafe = JSON.stringify({ files: { "../outside": sha256("outside\n") } });
  put(root, "outside", "outside\n");
  for (const damage of [undefined, "<<<<<<< HEAD\n{}", "[]", '{"files":{"a":1}}', '{"files":{}, "pending": 3}', unsafe]) {
    const below = join(root, "below");
    generate(below, first);
    const whole = readFileSync(join(below, statePath), "utf8");
    if (damage === undefined) unlinkSync(join(below, statePath));
    else writeFileSync(join(below, statePath), damage);
    assert.equal(generate(below, first), { created: [], changed: [], deleted: [], repaired: false });
    assert.is(readFileSync(join(below, statePath), "utf8"), whole);
  }
  assert.ok(existsSync(join(root, "outside")));
}));

test("with a damaged record a file with other bytes is foreign", inFolder((root) => {
  generate(root, first);
  put(root, statePath, "{");
  const message = refusal(root, { ...first, [values]: "replicas: 2\n" }, "overwrite");
  assert.match(message, `${values}  was not written by chartwright`);
  assert.match(message, "is damaged, so that nothing is known");
}));

test("nothing is read, written or deleted through a symbolic link", inFolder((root) => {
  const below = join(root, "below");
  generate(below, first);
  put(root, "outside/Chart.yaml", "name: cart\n");
  put(root, "outside/state", "{}");
  unlinkSync(join(below, shop));
  symlinkSync("../../../outside/state", join(below, shop));
  assert.match(refusal(below, first, "overwrite"), "is a symbolic link: chartwright does not write through links");
  unlinkSync(join(below, shop));
  unlinkSync(join(below, service));
  symlinkSync("../../../../outside", join(below, "charts/shop/charts/pay"));
  const pay = "charts/shop/charts/pay/Chart.yaml";
  assert.match(refusal(below, { ...first, [pay]: "x" }), 'lies below "charts/shop/charts/pay", which is a symbolic link');
  put(below, statePath, JSON.stringify({ files: { [pay]: sha256("name: cart\n") } }));
  assert.match(refusal(below, { [values]: first[values] ?? "" }), 'lies below "charts/shop/charts/pay", which is a symbolic link');
  unlinkSync(join(below, statePath));
  symlinkSync("../../../outside/state", join(below, statePath));
  assert.throws(() => generate(below, first), isRefusal("is a symbolic link"));
  assert.equal([readFileSync(join(root, "outside/Chart.yaml"), "utf8"), readFileSync(join(root, "outside/state"), "utf8")], ["name: cart\n", "{}"]);
}));

test("what changes between planning and applying is not overwritten", inFolder((root) => {
  generate(root, first);
  const plan = planWrite(root, own, chartFiles({ ...first, [shop]: "new\n", [values]: "new\n" }));
  put(root, values, "edited meanwhile\n");
  assert.throws(() => applyPlan(plan, "overwrite"), isRefusal("1 of 2 changes were made."));
  assert.is(readFileSync(join(root, values), "utf8"), "edited meanwhile\n");
  assert.throws(() => generate(root, first), isRefusal("was edited by hand"));
  assert.equal(generate(root, first, "overwrite").repaired, true);
}));

test("what is edited between planning and applying is not deleted", inFolder((root) => {
  generate(root, first);
  const plan = planWrite(root, own, chartFiles({ [shop]: "name: shop\n", [values]: "replicas: 1\n" }));
  put(root, service, "edited meanwhile\n");
  assert.throws(() => applyPlan(plan, "overwrite"), isRefusal(/was changed by somebody else[^]*0 of 1 changes were made\./));
  assert.is(readFileSync(join(root, service), "utf8"), "edited meanwhile\n");
}));

test("a temporary file beside a state file that never came to be is removed", inFolder((root) => {
  put(root, "state/.chartwright-0123456789ab.tmp", "{");
  applyPlan(planWrite(root, { ...own, statePath: "state/files.json" }, chartFiles(first)), "keep");
  assert.equal(readdirSync(join(root, "state")), ["files.json"]);
}));

test("a plan made before another run is not applied after it", inFolder((root) => {
  generate(root, first);
  const plan = planWrite(root, own, chartFiles({ ...first, [shop]: "mine\n" }));
  generate(root, { ...first, [shop]: "theirs\n" });
  assert.throws(() => applyPlan(plan, "overwrite"), isRefusal(/was changed by somebody else[^]*Nothing was written\.$/));
  assert.is(readFileSync(join(root, shop), "utf8"), "theirs\n");
}));

test("a refused run leaves no folder behind", inFolder((root) => {
  mkdirSync(join(root, "charts"));
  const plan = planWrite(root, own, chartFiles({ "charts/shop/x/y": "1" }));
  symlinkSync("/nowhere", join(root, "charts/shop"));
  assert.throws(() => applyPlan(plan, "keep"), isRefusal("symbolic link"));
  assert.ok(lstatSync(join(root, "charts/shop")).isSymbolicLink());
  assert.equal(treeOf(root), { "charts/shop": "not a file" });
}));

test("what the file system refuses is told in words, and the next run puts it right", inFolder((root) => {
  const long = `charts/${"x".repeat(200).concat("/").repeat(25)}y`;
  assert.throws(() => generate(root, { ...first, [long]: "" }), isRefusal(/its name is too long for the file system \(ENAMETOOLONG\)\n\n3 of 4 changes were made\./));
  assert.equal(treeOf(root), { [service]: "name: cart\n", [shop]: "name: shop\n", [values]: "replicas: 1\n" });
  assert.equal(generate(root, first), { created: [], changed: [], deleted: [], repaired: true });
}));

test("an output folder that is a file is refused", inFolder((root) => {
  put(root, "file", "");
  assert.throws(() => generate(join(root, "file"), first), isRefusal("a file that chartwright did not write: move it away"));
  assert.equal(treeOf(root), { file: "" });
}));

test("a read-only file is replaced all the same", inFolder((root) => {
  generate(root, first);
  chmodSync(join(root, values), 0o444);
  assert.equal(generate(root, { ...first, [values]: "replicas: 2\n" }).changed, [values]);
}));

function refusal(root: string, tree: Readonly<Record<string, string>>, edits: "keep" | "overwrite" = "keep"): string {
  try {
    generate(root, tree, edits);
  } catch (error) {
    if (error instanceof OutputError) return error.message.replace(/ {2,}/g, "  ");
    throw error;
  }
  throw new Error("nothing was refused");
}

function isRefusal(text: string | RegExp): (error: Error) => boolean {
  return (error) => {
    assert.instance(error, OutputError);
    assert.match(error.message, text);
    return true;
  };
}

test.run();
