import { test } from "uvu";
import * as assert from "uvu/assert";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inlineFiles } from "../../src/source/inline-files.js";
import { readableRoot } from "../../src/source/readable-root.js";
import { ProblemsError } from "../../src/problem/problem.js";

const folder = mkdtempSync(join(tmpdir(), "chartwright-test-"));
const file = join(folder, "catalogue", "index.ts");
mkdirSync(join(folder, "catalogue"));
mkdirSync(join(folder, ".git"));
const root = readableRoot(join(folder, "catalogue"), undefined);
test.after(() => rmSync(folder, { recursive: true }));

function shop(files: unknown, templates: unknown = {}) {
  return { services: { shop: { configMaps: { config: { files } }, templates } } };
}

function faultOf(value: unknown, allowed = root): string {
  try {
    inlineFiles({ file, inputs: undefined, value }, allowed);
    return "";
  } catch (error) {
    assert.instance(error, ProblemsError);
    return (error as ProblemsError).problems.map(({ path, message }) => `${path}: ${message}`).join("\n");
  }
}

test("files come in byte for byte, also from above the catalogue; what is text already stays", () => {
  const text = "\uFEFFa: \u00e9\r\nb: {{ .Values.c }}\t\u{1F600}";
  writeFileSync(join(folder, "above.yaml"), text);
  const { value } = inlineFiles(
    {
      file,
      inputs: undefined,
      value: shop(
        { "a.yaml": { path: "../above.yaml" }, b: "text" },
        { "t.yaml": { path: "../above.yaml" } },
      ),
    },
    root,
  );
  assert.equal(value, shop({ "a.yaml": text, b: "text" }, { "t.yaml": text }));
});

test("what has another shape is left to the schema, and the source is not changed", () => {
  const odd = [
    null,
    5,
    [],
    { services: [] },
    { services: { shop: { configMaps: { a: 3, b: { files: [{ path: "x" }] } } } } },
    shop({ a: { path: 3 }, b: { path: "x", mode: 1 }, c: null }),
  ];
  for (const value of odd) assert.equal(inlineFiles({ file, inputs: undefined, value }, root).value, value);
  const value = shop({ a: { path: "../above.yaml" } });
  inlineFiles({ file, inputs: undefined, value }, root);
  assert.equal(value, shop({ a: { path: "../above.yaml" } }));
});

test("a ConfigMap's file may have 1 MiB and no byte more, a template 5 MiB", () => {
  writeFileSync(join(folder, "catalogue", "full.txt"), "x".repeat(1_048_576));
  writeFileSync(join(folder, "catalogue", "over.txt"), "x".repeat(1_048_577));
  assert.is(faultOf(shop({ a: { path: "full.txt" } }, { "a.yaml": { path: "over.txt" } })), "");
  assert.is(
    faultOf(shop({ a: { path: "over.txt" } })),
    'services.shop.configMaps.config.files.a.path: names "over.txt", ' +
      "which has 1048577 bytes; at most 1 MiB (1048576 bytes) are possible",
  );
});

test("what cannot be read is told, all at once", () => {
  const problems = faultOf(
    shop({ a: { path: "fulll.txt" }, b: { path: "." }, c: { path: join(folder, "above.yaml") } }),
  );
  assert.is(
    problems,
    [
      "services.shop.configMaps.config.files.a.path: names " +
        '"fulll.txt", which does not exist. Did you mean "full.txt"?',
      'services.shop.configMaps.config.files.b.path: names ".", which is not a file',
      "services.shop.configMaps.config.files.c.path: must be relative to " +
        `the catalogue, got ${JSON.stringify(join(folder, "above.yaml"))}`,
    ].join("\n"),
  );
});

test("only what lies below the root is read, wherever links lead, and nothing of git's own folder", () => {
  const start = "services.shop.configMaps.config.files.a.path: names ";
  const elsewhere = mkdtempSync(join(tmpdir(), "chartwright-test-"));
  test.after(() => rmSync(elsewhere, { recursive: true }));
  writeFileSync(join(elsewhere, "secret"), "secret");
  writeFileSync(join(folder, ".git", "config"), "secret");
  symlinkSync(elsewhere, join(folder, "catalogue", "folder"));
  symlinkSync(join(elsewhere, "secret"), join(folder, "catalogue", "link"));
  symlinkSync("../above.yaml", join(folder, "catalogue", "inner"));
  const secret = join(realpathSync(elsewhere), "secret");
  const outside = (path: string, real: string) =>
    `${start}"${path}", which is "${real}", outside of "${root}": files from elsewhere are not read. ` +
    "Put it there, or name a folder that holds both with --root";
  assert.is(faultOf(shop({ a: { path: "inner" } })), "");
  assert.is(faultOf(shop({ a: { path: "link" } })), outside("link", secret));
  assert.is(faultOf(shop({ a: { path: "folder/secret" } })), outside("folder/secret", secret));
  // Whether it is there is not said.
  assert.is(
    faultOf(shop({ a: { path: "../../nowhere/x" } })),
    outside("../../nowhere/x", join(root, "../nowhere/x")),
  );
  const ownFolder = join(root, ".git", "config");
  assert.is(
    faultOf(shop({ a: { path: "../.git/config" } })),
    `${start}"../.git/config", which is "${ownFolder}": what lies in .git is not read, for git keeps ` +
      "credentials there",
  );
  assert.is(faultOf(shop({ a: { path: "link" } }), readableRoot(folder, tmpdir())), "");
});

test.run();
