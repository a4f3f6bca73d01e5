import { chmodSync, copyFileSync, linkSync, renameSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import { putting, shop, testKinds, type Kind } from "./kinds.js";
import { keepingTime, plainKind, type PlainKind } from "./plain.js";
import { put, remove, replace, type Repository, type Run } from "./repository.js";

// Catalogues in YAML, values and versions, and the signs by which files look unchanged.
const tag = "global: { image: { tag: v2 } }\n";
const guarded = `${shop}namespace: { podSecurity: { enforce: baseline } }\n`;

const inputs: readonly PlainKind[] = [
  ["the catalogue", (repository) => replace(repository, "catalogue.yaml", "8080", "9090")],
  ["values/ appears", putting({ "values/new.yaml": tag })],
  ["a file appears in values/", putting({ "values/new.yaml": tag }), { "values/old.yaml": "{}\n" }],
  [
    "a file of values/ goes",
    (repository) => remove(repository, "values/old.yaml"),
    { "values/old.yaml": tag },
  ],
  ["values/ goes", (repository) => remove(repository, "values"), { "values/old.yaml": tag }],
  ["a file of values/ changes", putting({ "values/old.yaml": tag }), { "values/old.yaml": "{}\n" }],
  [
    "a file of values/ is renamed",
    ({ root }) => renameSync(join(root, "values/old.yaml"), join(root, "values/new.yaml")),
    { "values/old.yaml": tag },
  ],
  [
    "values/namespace/ appears",
    putting({ "values/namespace/new.yaml": "name: other\n" }),
    { "values/old.yaml": "{}\n", "catalogue.yaml": guarded },
  ],
  [
    "a file appears in values/namespace/",
    putting({ "values/namespace/new.yaml": "name: other\n" }),
    { "values/namespace/old.yaml": "{}\n", "catalogue.yaml": guarded },
  ],
  [
    "a file of values/namespace/ goes",
    (repository) => remove(repository, "values/namespace/old.yaml"),
    { "values/namespace/old.yaml": "name: other\n", "catalogue.yaml": guarded },
  ],
  ["the versions file appears", putting({ "charts/versions.yaml": "web: 1.1.0\n" })],
  [
    "the versions file changes",
    putting({ "charts/versions.yaml": "web: 1.2.0\n" }),
    { "charts/versions.yaml": "web: 1.1.0\n" },
  ],
  [
    "the versions file goes",
    (repository) => remove(repository, "charts/versions.yaml"),
    { "charts/versions.yaml": "web: 1.1.0\n" },
  ],
];

testKinds("changes", inputs.map(plainKind), "tracked");

const same: readonly PlainKind[] = [
  ["text of the same size", edited],
  ["text of the same size, and the time is put back", keepingTime(edited)],
  [
    "text of the same size, and the time is 1970",
    (repository) => {
      edited(repository);
      utimesSync(join(repository.root, "catalogue.yaml"), 0, 0);
    },
  ],
  [
    "text of the same size, and the time is to come",
    (repository) => {
      edited(repository);
      utimesSync(join(repository.root, "catalogue.yaml"), 4e9, 4e9);
    },
  ],
  ["another file of the same size and time in its place", keepingTime(replaced)],
  [
    "an older file in its place",
    ({ root }) => renameSync(join(root, "older.yaml"), join(root, "catalogue.yaml")),
    { "older.yaml": shop.replace("8080", "9090") },
  ],
  [
    "a file of the same inode, perhaps",
    (repository) => {
      remove(repository, "catalogue.yaml");
      put(repository, { "catalogue.yaml": shop.replace("8080", "9090") });
    },
  ],
  [
    "by another name of the same file",
    ({ root, ...rest }) => replace({ root, ...rest }, "second.yaml", "8080", "9090"),
  ],
];

testKinds(
  "the catalogue has",
  same.map(
    ([name, change, more]): Kind => ({
      ...plainKind([name, change, more]),
      prepare: ({ root }) => {
        if (name.startsWith("by another")) linkSync(join(root, "catalogue.yaml"), join(root, "second.yaml"));
      },
    }),
  ),
  "tracked",
);

const nothing: readonly PlainKind[] = [
  ["a file that nobody reads", putting({ "notes.txt": "two" })],
  ["other rights", ({ root }) => chmodSync(join(root, "catalogue.yaml"), 0o600)],
  ["another time", ({ root }) => utimesSync(join(root, "catalogue.yaml"), 1, 1)],
  [
    "the same text in another file",
    ({ root }) => {
      copyFileSync(join(root, "catalogue.yaml"), join(root, "c"));
      renameSync(join(root, "c"), join(root, "catalogue.yaml"));
    },
  ],
  ["a README in values/", putting({ "values/README.md": "# Values\n" }), { "values/old.yaml": tag }],
  ["a module in values/", putting({ "values/new.ts": "export default {};\n" }), { "values/old.yaml": tag }],
];

testKinds(
  "makes no difference",
  nothing.map((row) => ({ ...plainKind(row), outcome: "same" })),
  "tracked",
);

const options: readonly (readonly [name: string, after: Run])[] = [
  ["--json", { args: ["--json"] }],
  ["another --timeout", { args: ["--timeout", "5m"] }],
];

testKinds(
  "another option",
  options.map(([name, after]) => ({ name, files: { "catalogue.yaml": shop }, after, outcome: "same" })),
  "tracked",
);

function edited(repository: Repository): void {
  replace(repository, "catalogue.yaml", "8080", "9090");
}

function replaced(repository: Repository): void {
  put(repository, { "next.yaml": shop.replace("8080", "9090") });
  const { atime, mtime } = statSync(join(repository.root, "catalogue.yaml"));
  utimesSync(join(repository.root, "next.yaml"), atime, mtime);
  renameSync(join(repository.root, "next.yaml"), join(repository.root, "catalogue.yaml"));
}

test.run();
