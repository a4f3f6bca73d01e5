import { chmodSync, renameSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { linking, putting, shop, type Action } from "./kinds.js";
import { calls, helm, isProvenAgain, proven, type Place, type ProvenKind } from "./proven.js";
import { generate, put, remove, settle } from "./repository.js";

// "Proven before" is said of exactly what was proven: by which Helm, and with which options.
const failing = helm.replace("echo", "exit 1;").padEnd(helm.length, "#");

const programs: readonly ProvenKind[] = [
  { name: "is written anew", change: program("bin/helm", `${helm}# 2\n`) },
  {
    name: "is written anew with the same size and time",
    change: sameTime("bin/helm", `${helm.slice(0, -1)} `),
  },
  {
    name: "is replaced by another of the same size and time",
    change: sameTime("bin/helm", `${helm.slice(0, -1)}\t`, true),
  },
  {
    name: "is a link whose target changes",
    prepare: linking("bin/helm", "../real"),
    files: { real: helm },
    change: program("real", `${helm}# 2\n`),
  },
  {
    name: "is a link that leads elsewhere",
    prepare: linking("bin/helm", "../real"),
    files: { real: helm, other: helm },
    change: linking("bin/helm", "../other"),
  },
  {
    name: "is in a folder that leads elsewhere",
    prepare: linking("bin", "one"),
    files: { "one/helm": helm, "two/helm": helm },
    change: linking("bin", "two"),
  },
  {
    name: "is a script that runs another program, which changes",
    files: { "bin/helm": '#!/bin/sh\nexec ./real "$@"\n', real: helm },
    change: program("real", `${helm}# 2\n`),
  },
];

const found: readonly ProvenKind[] = [
  { name: "is found earlier on the PATH", files: { "b/helm": helm }, change: program("a/helm", helm) },
  {
    name: "is found later on the PATH",
    files: { "a/helm": helm, "b/helm": helm },
    change: (repository) => remove(repository, "a/helm"),
  },
  {
    name: "may be run at last",
    files: { "a/helm": helm, "b/helm": helm },
    prepare: ({ root }) => chmodSync(join(root, "a/helm"), 0o644),
    change: ({ root }) => chmodSync(join(root, "a/helm"), 0o755),
  },
];

const options: readonly ProvenKind[] = [
  { name: "another --timeout", after: { args: ["--timeout", "5m"] } },
  { name: "another --fail-on", after: { args: ["--fail-on", "hygiene"] } },
  { name: "a finding that is ignored", after: { args: ["--ignore", "CW101"] } },
  { name: "a finding that is ignored no more", before: { args: ["--ignore", "CW101"] }, after: { args: [] } },
  {
    name: "another Kubernetes version of the catalogue",
    change: putting({ "catalogue.yaml": `${shop}kubeVersion: ">=1.33.0-0"\n` }),
  },
];

const groups: readonly (readonly [name: string, kinds: readonly ProvenKind[], place: Place])[] = [
  ["a Helm that was named", programs, "named"],
  ["the Helm of the PATH", found, "on the PATH"],
  ["options", options, "named"],
];

for (const [group, kinds, place] of groups) {
  for (const kind of kinds)
    test(`${group}: ${kind.name}: it is proven again`, () => isProvenAgain(kind, place));
}

test("a Helm that fails now is asked, and what it says is said", async () => {
  const { repository, run } = await proven({ name: "" }, "named");
  program("bin/helm", failing)(repository);
  assert.is((await generate(repository, run({}))).status, 1);
});

test("what was written without proof is not proven", async () => {
  const { repository, run } = await proven({ name: "" }, "named");
  put(repository, { "catalogue.yaml": shop.replace("8080", "9090") });
  await settle();
  for (let i = 0; i < 2; i++) assert.not.match((await generate(repository)).text, "Proven");
  const before = calls(repository);
  assert.not.match((await generate(repository, run({}))).text, "Proven before");
  assert.ok(calls(repository) > before);
});

test("without Helm it is said that nothing is proven, whatever was proven before", async () => {
  const { repository, run } = await proven({ name: "", files: { "a/helm": helm } }, "on the PATH");
  remove(repository, "a/helm");
  assert.match((await generate(repository, run({}))).text, "was not proven: helm is not on the PATH");
});

function program(path: string, text: string): Action {
  return (repository) => {
    put(repository, { [path]: text });
    chmodSync(join(repository.root, path), 0o755);
  };
}

function sameTime(path: string, text: string, isOther = false): Action {
  return (repository) => {
    const { atime, mtime } = statSync(join(repository.root, path));
    const written = isOther ? `${path}.new` : path;
    program(written, text)(repository);
    utimesSync(join(repository.root, written), atime, mtime);
    if (isOther) renameSync(join(repository.root, written), join(repository.root, path));
  };
}

test.run();
