import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { packageFolder } from "../../src/package-folder.js";
import { shop } from "./kinds.js";
import {
  differences,
  fresh,
  generate,
  newFolder,
  newRepository,
  remember,
  settle,
  treeOf,
} from "./repository.js";

// Another version of the program, or of what it is made of, makes other charts, and other findings.
const bundle = "dist/generator/bundle";
const word = "Made by chartwright";

const changes: readonly (readonly [name: string, change: (folder: string) => void])[] = [
  [
    "templates say something else",
    (folder) => replaceIn(join(folder, bundle, "compiled-templates.cjs"), word, "Written by chartwright"),
  ],
  ["the program's own file changes", (folder) => appendFileSync(join(folder, bundle, "cli.js"), "// 2\n")],
  [
    "one of its files is replaced by one of the same size",
    (folder) => {
      const file = join(folder, bundle, "compiled-templates.cjs");
      cpSync(file, `${file}.new`);
      replaceIn(`${file}.new`, word, "Made as chartwright");
      renameSync(`${file}.new`, file);
    },
  ],
  ["a schema changes", (folder) => appendFileSync(join(folder, "schemas/catalogue.schema.json"), "\n")],
  [
    "package.json has another version",
    (folder) => replaceIn(join(folder, "package.json"), '"version": "', '"version": "9'),
  ],
  [
    "a package that it needs changes",
    (folder) => appendFileSync(join(folder, "node_modules/js-yaml/dist/js-yaml.mjs"), "\n// 2\n"),
  ],
  [
    "a package that it needs has another version",
    (folder) => replaceIn(join(folder, "node_modules/js-yaml/package.json"), '"version": "', '"version": "9'),
  ],
];

for (const [name, change] of changes) {
  test(`${name}: the work is done again`, async () => {
    const folder = installed();
    const cli = join(folder, bundle, "cli.js");
    const repository = newRepository({ "catalogue.yaml": shop });
    const unchanged = await remember(repository, { cli });
    assert.is(unchanged.status, 0, unchanged.text);
    assert.not.ok(unchanged.worked, "a run with nothing to do did all the work");
    change(folder);
    await settle();
    const changed = await generate(repository, { cli });
    assert.is(changed.status, 0, changed.text);
    assert.ok(changed.worked, `nothing was done: ${changed.text}`);
    assert.equal(differences(treeOf(repository.root), await fresh(repository, { cli })), []);
  });
}

/** A copy of this package, as it is installed. */
function installed(): string {
  const folder = newFolder();
  for (const path of ["package.json", bundle, "generator/templates", "schemas"]) {
    cpSync(join(packageFolder, path), join(folder, path), { recursive: true });
  }
  mkdirSync(join(folder, "node_modules"));
  for (const name of readdirSync(join(packageFolder, "node_modules"))) {
    const [from, to] = [packageFolder, folder].map((place) => join(place, "node_modules", name));
    if (name === "js-yaml") cpSync(from!, to!, { recursive: true });
    else symlinkSync(from!, to!);
  }
  return folder;
}

function replaceIn(file: string, from: string, to: string): void {
  const text = readFileSync(file, "utf8");
  assert.ok(text.includes(from), `${file} has no ${from}`);
  writeFileSync(file, text.replaceAll(from, to));
}

test.run();
