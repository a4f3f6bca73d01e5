import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { packageFolder } from "../../src/package-folder.js";
import { renderTemplate, renderer, type CompiledTemplates, type Render } from "../../src/render/template.js";
import { compiledFolder } from "../../src/render/template-folder.js";

const folder = mkdtempSync(join(tmpdir(), "chartwright-templates-"));
test.after(() => rmSync(folder, { recursive: true }));

function templates(name: string, files: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name, path)), { recursive: true });
    writeFileSync(join(folder, name, path), text);
  }
  return join(folder, name);
}

function templateFolder(path: string): Render {
  return renderer(new Function(`return ${compiledFolder(path)}`)() as CompiledTemplates);
}

test("templates are named by their path, partials by their file", () => {
  const render = templateFolder(
    templates("good", {
      "sub/templates/a.yaml.hbs": "a:\n  [[> pod]]\n  [[> leaf]]\n",
      "sub/_pod.yaml.hbs": "pod: [[name]]\n[[> leaf]]\n",
      "_leaf.hbs": "leaf: 1\n",
      "sub/_names.tpl.hbs": '{{ define "[[name]]" }}',
      "top/_names.tpl.hbs": "top",
      "sub/read.me": "[[",
    }),
  );
  assert.is(render("sub/templates/a.yaml", { name: "x" }), "a:\n  pod: x\n  leaf: 1\n  leaf: 1\n");
  assert.is(render("sub/templates/a.yaml", { name: "y" }), "a:\n  pod: y\n  leaf: 1\n  leaf: 1\n");
  assert.is(render("sub/_names.tpl", { name: "x" }), '{{ define "x" }}');
});

test("errors name the file", () => {
  const render = templateFolder(
    templates("bad", { "a/b.yaml.hbs": "\n[[> c]]\n", "d/_c.yaml.hbs": "[[yaml x]]\n" }),
  );
  assert.throws(() => render("a/b.yaml", {}), /^d\/_c\.yaml\.hbs:1:8: unknown name "x"$/);
  assert.throws(() => render("a/c.yaml", {}), /^a\/c\.yaml\.hbs: there is no such template$/);
  assert.throws(
    () => renderTemplate("no/such.yaml" as "chart/.helmignore", {}),
    /^no\/such\.yaml\.hbs: there is no such template$/,
  );
});

test("two partials of one name are an error", () => {
  assert.throws(
    () => templateFolder(templates("twice", { "a/_p.yaml.hbs": "", "b/_p.yaml.hbs": "" })),
    /^b\/_p\.yaml\.hbs: there are two partials "p"$/,
  );
});

test("the package folder is the one with package.json", async () => {
  const { default: manifest } = await import(join(packageFolder, "package.json"), { with: { type: "json" } });
  assert.is(manifest.name, "chartwright");
});

test.run();
