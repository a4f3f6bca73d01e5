import { realpathSync, renameSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import { linking, putting, shop, testKinds } from "./kinds.js";
import { linkedKind, type LinkedKind } from "./links.js";
import { link, put } from "./repository.js";

// Links to values, to files of ConfigMaps, to versions, and above all of it.
const other = shop.replace("A shop", "Another shop");
const replicas = "web: { replicaCount: 2 }\n";
const tag = "global: { image: { tag: v2 } }\n";
const values = { "catalogue.yaml": shop, "a/small.yaml": replicas, "b/small.yaml": tag, "b/large.yaml": tag };

const environments: readonly LinkedKind[] = [
  {
    name: "a file's target changes",
    links: { "values/small.yaml": "../a/small.yaml" },
    change: putting({ "a/small.yaml": tag }),
  },
  {
    name: "a file leads elsewhere",
    links: { "values/small.yaml": "../a/small.yaml" },
    change: linking("values/small.yaml", "../b/small.yaml"),
  },
  {
    name: "a file appears as a link",
    links: {},
    files: { "values/x.yaml": "{}\n" },
    change: linking("values/small.yaml", "../a/small.yaml"),
  },
  { name: "the folder's file changes", links: { values: "a" }, change: putting({ "a/small.yaml": tag }) },
  { name: "the folder gets a file", links: { values: "a" }, change: putting({ "a/large.yaml": tag }) },
  { name: "the folder leads elsewhere", links: { values: "a" }, change: linking("values", "b") },
  {
    name: "the folder becomes a link",
    links: {},
    files: { "values/small.yaml": replicas },
    change: linking("values", "b"),
  },
  { name: "the folder appears as a link", links: {}, change: linking("values", "b") },
];

testKinds(
  "values",
  environments.map((row) => linkedKind(row, values)),
  "tracked",
);

const guarded = `${shop}namespace: { podSecurity: { enforce: baseline } }\n`;
const limits = "name: other\n";

testKinds(
  "values of the namespace",
  [
    {
      name: "the folder leads elsewhere",
      links: { "values/namespace": "../a" },
      change: linking("values/namespace", "../b"),
    },
    {
      name: "the folder's file changes",
      links: { "values/namespace": "../a" },
      change: putting({ "a/small.yaml": limits }),
    },
  ].map((row) =>
    linkedKind(row, { "catalogue.yaml": guarded, "a/small.yaml": "{}\n", "b/small.yaml": limits }),
  ),
  "tracked",
);

const filed = shop.replace(
  "    ports:",
  "    configMaps: { config: { files: { text: { path: files/text } } } }\n    ports:",
);

testKinds(
  "a file of a ConfigMap is a link",
  [
    {
      name: "its target changes",
      links: { "files/text": "../a/text" },
      change: putting({ "a/text": "two\n" }),
    },
    {
      name: "it leads elsewhere",
      links: { "files/text": "../a/text" },
      change: linking("files/text", "../b/text"),
    },
    { name: "its folder leads elsewhere", links: { files: "a" }, change: linking("files", "b") },
    { name: "its folder's target changes", links: { files: "a" }, change: putting({ "a/text": "two\n" }) },
  ].map((row) => linkedKind(row, { "catalogue.yaml": filed, "a/text": "one\n", "b/text": "two\n" })),
  "tracked",
);

testKinds(
  "the versions file is a link",
  [
    {
      name: "its target changes",
      links: { "charts/versions.yaml": "../a.yaml" },
      change: putting({ "a.yaml": "web: 1.2.0\n" }),
    },
    {
      name: "it leads elsewhere",
      links: { "charts/versions.yaml": "../a.yaml" },
      change: linking("charts/versions.yaml", "../b.yaml"),
    },
  ].map((row) =>
    linkedKind(row, { "catalogue.yaml": shop, "a.yaml": "web: 1.1.0\n", "b.yaml": "web: 1.2.0\n" }),
  ),
  "tracked",
);

testKinds(
  "a folder above the repository is a link",
  [
    {
      name: "and leads elsewhere",
      files: { "catalogue.yaml": shop },
      prepare: ({ base, root }) => {
        put({ base, root: join(base, "second/repository"), catalogue: "" }, { "catalogue.yaml": other });
        renameSync(join(base, "above"), join(base, "first"));
        symlinkSync("first", join(base, "above"));
        if (realpathSync(root) === root) throw new Error("is not behind a link");
      },
      change: ({ base, root }) => {
        link({ base, root: base, catalogue: "" }, "above", "second");
        put({ base, root, catalogue: "" }, {});
      },
    },
  ],
  "tracked",
);

test.run();
