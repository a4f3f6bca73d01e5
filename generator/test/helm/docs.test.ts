import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { ending } from "../../../ci/test/checkout.js";
import { toolEnvironment } from "../../../ci/tools/index.js";
import { packageFolder } from "../../src/package-folder.js";
import { blocksAs, docsProject } from "../docs/docs-project.js";
import type { Block } from "../docs/pages.js";

// Every command of README and docs/: those of chartwright run as they stand in a repository as a reader has
// it, those of Helm as well, but without a cluster.

/** Commands that are not run here: what they begin with, and where they are, or why they are not. */
const notHere: readonly (readonly [start: string, reason: string])[] = [
  ["npx chartwright publish oci://", "generator/test/registry/publish.test.ts"],
  ["npx chartwright pin", "generator/test/registry/pin.test.ts"],
  ["npx chartwright version", "needs a commit to compare with: generator/test/helm/version.test.ts"],
  ["helm registry login", "generator/test/registry/access.test.ts"],
  ["helm upgrade --install shop oci://", "generator/test/cluster/promotion.test.ts"],
  ["helm test", "needs a release: generator/test/cluster/upgrades-helm4.test.ts"],
  ["helm status", "needs a release: generator/test/helm/readme.test.ts has the same of READMEs"],
  ["helm history", "needs a release: generator/test/helm/readme.test.ts has the same of READMEs"],
  ["helm rollback", "needs a release: generator/test/cluster/upgrades-helm4.test.ts"],
  ["helm uninstall", "needs a release: generator/test/cluster/upgrades-helm4.test.ts"],
  [
    "helm upgrade shop charts/shop -n shop -f",
    "needs a release: generator/test/cluster/upgrades-helm4.test.ts",
  ],
  [
    "helm upgrade shop charts/shop -n shop --reset-then-reuse-values",
    "needs a release: generator/test/cluster/removed-service.test.ts",
  ],
  ["kubectl", "needs a cluster: generator/test/cluster/take-over.test.ts has those of that page"],
  ["git ", "is Git's own"],
];

/** The commands of `sh setup`, which change the machine or the package's own repository. */
const setup: readonly (readonly [start: string, reason: string])[] = [
  ["npm ci && npm pack", "installs and builds this repository"],
  ["npm init -y && npm install", "needs a registry of npm for the package's dependencies"],
  ["npm install --save-dev ../chartwright/", "the same"],
  ["npx chartwright init", "ci/test/init.test.ts"],
  ["npx chartwright generate", "generator/test/drift.test.ts, and the commands below"],
  ["rm charts/shop/.chartwright.json", "leaves plain charts, which Helm takes anyway"],
  ["npm uninstall", "is npm's own"],
  ["npm run", "is what the tests are started by"],
  ["npm test", "is what the tests are started by"],
  ["UPDATE=1 npm test", "writes golden files"],
];

test("the commands of the pages run", async () => {
  const folder = docsProject({ "values/images/production.yaml": "" });
  mkdirSync(join(folder, "billing"));
  writeFileSync(join(folder, "billing/catalogue.ts"), `export { default } from "../catalogue.js";\n`);
  const commands = [
    "npx chartwright generate",
    ...new Set(
      blocksAs("sh")
        .flatMap(commandsOf)
        .filter((command) => !listed(notHere, command)),
    ),
  ];
  assert.ok(commands.length > 5, commands.join("\n"));
  const prelude = `npx() { shift; node ${packageFolder}dist/generator/bundle/cli.js "$@"; }`;
  for (const command of commands) {
    // Helm asks a cluster before an upgrade; without one it shows an install.
    const local = command.replace(/^helm upgrade --install (.*)/, "helm install $1 --dry-run=client");
    const { code, output } = await ending(`${prelude}\n${local}`, folder, toolEnvironment());
    assert.is(code, 0, `${command}\n${output}`);
  }
});

test("what is not run is listed, and nothing is listed in vain", () => {
  const all = blocksAs("sh").flatMap(commandsOf);
  const ofSetup = blocksAs("sh setup").flatMap(commandsOf);
  assert.equal(
    ofSetup.filter((command) => !listed(setup, command)),
    [],
  );
  for (const [starts, commands] of [
    [notHere, all],
    [setup, ofSetup],
  ] as const)
    assert.equal(
      starts.filter(([start]) => !commands.some((command) => command.startsWith(start))),
      [],
    );
});

test.run();

function listed(list: readonly (readonly [string, string])[], command: string): boolean {
  return list.some(([start]) => command.startsWith(start));
}

/** Each command of a block on one line, without what stands behind #. */
function commandsOf({ text }: Block): readonly string[] {
  return text
    .replaceAll("\\\n", " ")
    .split("\n")
    .map((line) =>
      line
        .replace(/(^|\s)#.*/, "")
        .replace(/\s+/g, " ")
        .trim(),
    )
    .filter((line) => line !== "");
}
