import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { sha256 } from "../../src/output/state.js";
import { shop } from "./kinds.js";
import {
  chartwright,
  generate,
  link,
  newRepository,
  settle,
  type Repository,
  type Run,
} from "./repository.js";

// While the state file speaks of what is pending, all of the tree may be half old and half new.
const stateFile = "charts/shop/.chartwright.json";
const folders: readonly (readonly [name: string, args: readonly string[], run?: Run])[] = [
  ["all charts", []],
  ["the umbrella", ["charts/shop"]],
  ["a subchart", ["charts/shop/charts/web"]],
  ["a subchart with a slash", ["charts/shop/charts/web/"]],
  ["the namespace's chart", ["charts/shop-namespace"]],
  ["a subchart beside a whole chart", ["whole", "charts/shop/charts/web"]],
  ["the folder that one is in", ["."], { cwd: "charts/shop/charts/web" }],
  ["a path that goes up", ["../web"], { cwd: "charts/shop/charts/web" }],
  ["a link to a subchart", ["web"]],
  ["a link to the folder of the charts", ["linked/shop/charts/web"]],
  ["a link to the namespace's chart", ["namespace"]],
];

for (const [name, charts, run] of folders) {
  test(`package refuses a torn tree: ${name}`, async () => {
    const repository = await torn();
    const { status, text } = await chartwright(
      repository,
      ["package", ...charts, "--destination", join(repository.base, "packages")],
      run,
    );
    assert.is(status, 1, text);
    assert.match(text, /cut short|in part/);
    assert.equal(packagesIn(repository), []);
  });

  test(`publish --dry-run refuses a torn tree: ${name}`, async () => {
    const repository = await torn();
    const { status, text } = await chartwright(
      repository,
      ["publish", "oci://localhost:1/charts", ...charts, "--dry-run"],
      run,
    );
    assert.is(status, 1, text);
    assert.match(text, /cut short|in part/);
  });
}

test("while another run writes, a subchart is refused as well", async () => {
  const repository = await whole();
  writeFileSync(join(repository.root, "charts/shop/.chartwright.lock"), `${process.pid}\n`);
  for (const chart of ["charts/shop", "charts/shop/charts/web", "charts/shop-namespace"]) {
    const { status, text } = await chartwright(repository, [
      "package",
      chart,
      "--destination",
      join(repository.base, "packages"),
    ]);
    assert.is(status, 1, text);
    assert.equal(packagesIn(repository), []);
  }
});

test("a whole tree is packaged, each chart by itself, and a torn one again after generate", async () => {
  for (const repository of [await whole(), await torn()]) {
    assert.is((await generate(repository)).status, 0);
    for (const chart of ["charts/shop", "charts/shop/charts/web", "charts/shop-namespace"]) {
      const { status, text } = await chartwright(repository, [
        "package",
        chart,
        "--destination",
        join(repository.base, "packages"),
      ]);
      assert.is(status, 0, text);
    }
    assert.ok(packagesIn(repository).length >= 3);
  }
});

test("a chart of somebody else beside a torn tree is packaged", async () => {
  const repository = await torn();
  const { status, text } = await chartwright(repository, [
    "package",
    "whole",
    "--destination",
    join(repository.base, "packages"),
  ]);
  assert.is(status, 0, text);
});

async function whole(): Promise<Repository> {
  const repository = newRepository({
    "catalogue.yaml": `${shop}namespace: { podSecurity: { enforce: baseline } }\n`,
    "whole/Chart.yaml": "apiVersion: v2\nname: whole\nversion: 1.0.0\n",
  });
  await settle();
  assert.is((await generate(repository)).status, 0);
  link(repository, "web", "charts/shop/charts/web");
  link(repository, "linked", "charts");
  link(repository, "namespace", "charts/shop-namespace");
  return repository;
}

/** As a run leaves it that was cut short. */
async function torn(): Promise<Repository> {
  const repository = await whole();
  const file = join(repository.root, stateFile);
  const state = JSON.parse(readFileSync(file, "utf8")) as object;
  const pending = { "charts/shop/charts/web/values.yaml": sha256("new\n") };
  writeFileSync(file, `${JSON.stringify({ ...state, pending }, undefined, 2)}\n`);
  return repository;
}

function packagesIn({ base }: Repository): readonly string[] {
  const folder = join(base, "packages");
  return existsSync(folder) ? readdirSync(folder) : [];
}

test.run();
