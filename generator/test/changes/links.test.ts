import { renameSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import { catalogue, linking, putting, shop, testKinds } from "./kinds.js";
import { becoming, linkedKind, type LinkedKind } from "./links.js";

// Links are read through, so both count: where a link leads, and what lies there.
const other = shop.replace("A shop", "Another shop");
const one = { "real/one.yaml": shop, "real/two.yaml": other };

const catalogues: readonly LinkedKind[] = [
  {
    name: "its target changes",
    links: { "catalogue.yaml": "real/one.yaml" },
    change: putting({ "real/one.yaml": other }),
  },
  {
    name: "it leads elsewhere",
    links: { "catalogue.yaml": "real/one.yaml" },
    change: linking("catalogue.yaml", "real/two.yaml"),
  },
  {
    name: "its target is replaced",
    links: { "catalogue.yaml": "real/one.yaml" },
    change: ({ root }) => renameSync(join(root, "real/two.yaml"), join(root, "real/one.yaml")),
  },
  {
    name: "a link of a link leads elsewhere",
    links: { "catalogue.yaml": "next.yaml", "next.yaml": "real/one.yaml" },
    change: linking("next.yaml", "real/two.yaml"),
  },
  {
    name: "it becomes a file",
    links: { "catalogue.yaml": "real/one.yaml" },
    change: becoming("catalogue.yaml", other),
  },
  {
    name: "the folder of its target leads elsewhere",
    links: { "catalogue.yaml": "folder/c.yaml", folder: "a" },
    files: { "a/c.yaml": shop, "b/c.yaml": other },
    change: linking("folder", "b"),
  },
];

testKinds(
  "the catalogue is a link",
  catalogues.map((row) => linkedKind(row, { "catalogue.yaml": "", ...one })),
  "tracked",
);

const above: readonly LinkedKind[] = [
  { name: "and leads elsewhere", links: { here: "a" }, change: linking("here", "b") },
  { name: "and its target changes", links: { here: "a" }, change: putting({ "a/catalogue.yaml": other }) },
  {
    name: "and its target is replaced",
    links: { here: "a" },
    change: ({ root }) => {
      renameSync(join(root, "a"), join(root, "old"));
      renameSync(join(root, "b"), join(root, "a"));
    },
  },
];
const ab = { "here/catalogue.yaml": "", "a/catalogue.yaml": shop, "b/catalogue.yaml": other };

testKinds(
  "the folder of the catalogue is a link",
  above.map((row) => linkedKind(row, ab)),
  "tracked",
);

const text = (value: string) => `export const text = ${JSON.stringify(value)};\n`;
const program = {
  "catalogue.ts": catalogue("text", 'import { text } from "./lib/text.js";'),
  "a/text.ts": text("one"),
  "b/text.ts": text("two"),
};

const imported: readonly LinkedKind[] = [
  {
    name: "its target changes",
    links: { "lib/text.ts": "../a/text.ts" },
    change: putting({ "a/text.ts": text("two") }),
  },
  {
    name: "it leads elsewhere",
    links: { "lib/text.ts": "../a/text.ts" },
    change: linking("lib/text.ts", "../b/text.ts"),
  },
  {
    name: "it becomes a file",
    links: { "lib/text.ts": "../a/text.ts" },
    change: becoming("lib/text.ts", text("two")),
  },
  {
    name: "a file becomes a link",
    links: {},
    files: { "lib/text.ts": text("one") },
    change: linking("lib/text.ts", "../b/text.ts"),
  },
  { name: "a folder's target changes", links: { lib: "a" }, change: putting({ "a/text.ts": text("two") }) },
  { name: "a folder leads elsewhere", links: { lib: "a" }, change: linking("lib", "b") },
  {
    name: "a link of a folder leads elsewhere",
    links: { lib: "next", next: "a" },
    change: linking("next", "b"),
  },
];

testKinds(
  "an imported file is a link",
  imported.map((row) => ({ ...linkedKind(row, program), becomes: "two" })),
  "tracked",
);

const off = '{"compilerOptions":{"useDefineForClassFields":false}}';
const fields = 'class Base { text = "one" } class Own extends Base { text!: string }';
const compiled = {
  "catalogue.ts": catalogue('new Own().text ?? "two"', fields),
  "config/a.json": off,
  "config/b.json": "{}",
};

testKinds(
  "tsconfig.json is a link",
  [
    {
      name: "its target changes",
      links: { "tsconfig.json": "config/a.json" },
      change: putting({ "config/a.json": "{}" }),
    },
    {
      name: "it leads elsewhere",
      links: { "tsconfig.json": "config/a.json" },
      change: linking("tsconfig.json", "config/b.json"),
    },
  ].map((row) => ({ ...linkedKind(row, compiled), becomes: "two" })),
  "tracked",
);

test.run();
