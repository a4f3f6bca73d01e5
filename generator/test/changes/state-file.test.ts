import { existsSync, mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { sha256 } from "../../src/output/state.js";
import { shop } from "./kinds.js";
import {
  generate,
  isThere,
  newRepository,
  put,
  remove,
  replace,
  settle,
  type Repository,
} from "./repository.js";

// The state file is committed, and merged, and sent by strangers: what it names is deleted only below the
// chart's own folder, and where the catalogue's own schemas are.
const stateFile = "charts/shop/.chartwright.json";
/** Valid in each of the files that it may be. */
const precious = "{}\n";

interface Case {
  readonly name: string;
  /** As the state file has it. */
  readonly path: string;
  /** Where the file really is; the same unless links lie in between. */
  readonly file?: string;
  readonly prepare?: (repository: Repository) => void;
}

const cases: readonly Case[] = [
  { name: "a file of git", path: ".git/HEAD" },
  { name: "package.json", path: "package.json" },
  { name: "the catalogue", path: "catalogue.yaml" },
  { name: "a values file", path: "values/production.yaml" },
  { name: "another catalogue's chart", path: "charts/store/Chart.yaml" },
  { name: "a chart whose name goes on", path: "charts/shop-2/Chart.yaml" },
  { name: "a file beside the charts", path: "charts/README.md" },
  { name: "another catalogue's schema", path: "schemas/store.values.schema.json" },
  { name: "another catalogue's types", path: "schemas/types/store.values.ts" },
  { name: "a schema whose name goes on", path: "schemas/shop-2.values.schema.json" },
  { name: "another schema", path: "schemas/catalogue.schema.json" },
  { name: "the versions file", path: "charts/versions.yaml" },
  { name: "a file above", path: "../precious" },
  { name: "a file above, by a detour", path: "charts/shop/../../package.json", file: "package.json" },
  { name: "a file of the machine", path: "/tmp/precious", file: "package.json" },
  { name: "an odd part", path: "charts/shop/./precious", file: "charts/shop/precious" },
  { name: "an empty part", path: "charts//store/Chart.yaml", file: "charts/store/Chart.yaml" },
  { name: "a backslash", path: "charts\\store\\Chart.yaml", file: "charts/store/Chart.yaml" },
  { name: "another case", path: "charts/Shop/Chart.yaml" },
  { name: "another case of the folder", path: "Charts/shop/precious" },
  { name: "another case of a schema", path: "schemas/Shop.values.schema.json" },
  {
    name: "a file behind a link in the chart",
    path: "charts/shop/away/precious",
    file: "away/precious",
    prepare: linking("charts/shop/away", "../../away"),
  },
  {
    name: "a file behind a link in a subchart",
    path: "charts/shop/charts/web/files/precious",
    file: "away/precious",
    prepare: linking("charts/shop/charts/web/files", "../../../../away"),
  },
  {
    name: "a file behind a link of the schemas",
    path: "schemas/types/shop.values.d.ts",
    file: "away/shop.values.d.ts",
    prepare: (repository) => {
      renameSync(join(repository.root, "schemas/types"), join(repository.root, "away"));
      linking("schemas/types", "../away")(repository);
    },
  },
];

for (const part of ["files", "pending"] as const) {
  for (const { name, path, file = path, prepare } of cases) {
    test(`${part} names ${name}: it stays, and that is said`, async () => {
      const repository = await generated();
      prepare?.(repository);
      if (file !== repository.catalogue) put(repository, { [file]: precious });
      const before = readFileSync(join(repository.root, file), "utf8");
      addLine(repository, part, path, sha256(before));
      const { status, text } = await generate(repository, { args: part === "files" ? [] : ["--force"] });
      assert.ok(isThere(join(repository.root, file)), `deleted: ${text}`);
      assert.is(readFileSync(join(repository.root, file), "utf8"), before);
      // A link in the place of a folder of the chart is an edit by hand.
      if (prepare) return;
      assert.is(status, 0, text);
      assert.ok(text.includes(path), `nothing is said of it: ${text}`);
    });
  }
}

test("a file of another hash is not deleted either, not even by --force", async () => {
  const repository = await generated();
  put(repository, { ".git/HEAD": precious });
  addLine(repository, "files", ".git/HEAD", "0".repeat(64));
  await generate(repository, { args: ["--force"] });
  assert.ok(existsSync(join(repository.root, ".git/HEAD")));
});

test("folders that become empty are deleted below the chart alone", async () => {
  const repository = await generated();
  mkdirSync(join(repository.root, ".git/refs/heads"), { recursive: true });
  addLine(repository, "files", ".git/refs/heads/main", sha256(precious));
  await generate(repository);
  assert.ok(existsSync(join(repository.root, ".git/refs/heads")));
});

test("what is the catalogue's own is deleted as before: the chart of a service that is gone", async () => {
  const repository = newRepository({ "catalogue.yaml": `${shop}  api: { description: Answers }\n` });
  await settle();
  await generate(repository);
  replace(repository, "catalogue.yaml", "  api: { description: Answers }\n", "");
  const { status, text } = await generate(repository);
  assert.is(status, 0, text);
  assert.not.ok(existsSync(join(repository.root, "charts/shop/charts/api")));
});

test("what is the catalogue's own is deleted as before: a namespace's chart and schemas", async () => {
  const repository = newRepository({
    "catalogue.yaml": `${shop}namespace: { podSecurity: { enforce: baseline } }\n`,
  });
  await settle();
  await generate(repository);
  replace(repository, "catalogue.yaml", /^namespace: .*\n/m, "");
  const { status, text } = await generate(repository);
  assert.is(status, 0, text);
  for (const path of [
    "charts/shop-namespace",
    "schemas/shop-namespace.values.schema.json",
    "schemas/types/shop-namespace.values.ts",
  ]) {
    assert.not.ok(existsSync(join(repository.root, path)), path);
  }
});

test("the old folder of a catalogue with a new name stays, and that is said", async () => {
  const repository = await generated();
  replace(repository, "catalogue.yaml", "name: shop", "name: store");
  const { status, text } = await generate(repository);
  assert.is(status, 0, text);
  assert.ok(existsSync(join(repository.root, "charts/shop/Chart.yaml")));
  assert.ok(existsSync(join(repository.root, "charts/store/Chart.yaml")));
  assert.match(text, "charts/shop");
});

async function generated(): Promise<Repository> {
  const repository = newRepository({ "catalogue.yaml": shop });
  await settle();
  const { status, text } = await generate(repository);
  assert.is(status, 0, text);
  return repository;
}

/** Writes a line more into the state file. */
function addLine(
  { root }: Repository,
  part: "files" | "pending",
  path: string,
  sum = sha256(precious),
): void {
  const state = JSON.parse(readFileSync(join(root, stateFile), "utf8")) as Record<
    string,
    Record<string, string>
  >;
  writeFileSync(
    join(root, stateFile),
    `${JSON.stringify({ ...state, [part]: { ...state[part], [path]: sum } }, undefined, 2)}\n`,
  );
}

function linking(path: string, target: string): (repository: Repository) => void {
  return (repository) => {
    const file = join(repository.root, path);
    if (isThere(file)) remove(repository, path);
    mkdirSync(dirname(file), { recursive: true });
    symlinkSync(target, file);
  };
}

test.run();
