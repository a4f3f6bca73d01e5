import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolder } from "../generator/src/package-folder.js";

// node dist/ci/mutate.js GROUP …: changes the built parts that quote, escape, compare and delete, one operator
// at a time, and says which changes no test of the group notices. The quickest tests come first, for the rest
// is not run where one fails. Exit code: 0 where at least 85 % were noticed in each group.
const STRYKER = "@stryker-mutator/core@9.5.1";
const LEAST = 85;

interface Group {
  /** Files below generator/src, without their endings. */
  readonly parts: readonly string[];
  /** Files below generator/test, without theirs. */
  readonly tests: readonly string[];
}

const groups: Readonly<Record<string, Group>> = {
  quote: {
    parts: ["render/yaml-scalar", "render/yaml-block", "render/yaml", "render/helm-text"],
    tests: ["render/yaml-scalar", "render/yaml", "golden/golden"],
  },
  escape: {
    parts: ["chart/helm/helm-expression", "chart/helm/hook-literal", "chart/helm/filled-text"],
    tests: ["golden/golden", "helm/strings", "helm/callee-texts"],
  },
  compare: {
    parts: [
      "release/contract/compare-charts",
      "release/contract/compare-objects",
      "release/contract/compare-schemas",
      "release/contract/immutable-fields",
      "release/contract/addresses",
    ],
    tests: ["release/contract/schemas", "release/contract/objects", "release/contract/charts"],
  },
  delete: {
    parts: ["output/plan", "output/apply", "output/stale", "output/path-rules", "output/file-comparison"],
    tests: [
      "output/path-rules",
      "output/state",
      "output/territory",
      "output/apply",
      "output/apply-foreign",
      "output/write-planned",
      "output/torn",
      "output/sequence",
    ],
  },
};

for (const name of process.argv.length > 2 ? process.argv.slice(2) : Object.keys(groups)) run(name);

function run(name: string): void {
  const group = groups[name];
  if (group === undefined) throw new Error(`${name} is none of ${Object.keys(groups).join(", ")}`);
  const folder = join(packageFolder, "dist/mutation");
  mkdirSync(folder, { recursive: true });
  const config = join(folder, `${name}.json`);
  writeFileSync(config, JSON.stringify(settings(name, group), undefined, 2));
  const { status } = spawnSync("npx", ["--yes", `--package=${STRYKER}`, "stryker", "run", config], {
    cwd: packageFolder,
    stdio: "inherit",
  });
  if (status !== 0) process.exitCode = 1;
}

function settings(name: string, { parts, tests }: Group): object {
  return {
    mutate: parts.map((part) => `dist/generator/src/${part}.js`),
    ignorePatterns: ["/dist/mutation", "/.git", "/biome.jsonc"],
    tsconfigFile: "none",
    disableTypeChecks: false,
    coverageAnalysis: "off",
    tempDirName: `dist/mutation/${name}`,
    testRunner: "command",
    commandRunner: { command: tests.map((test) => `node dist/generator/test/${test}.test.js`).join(" && ") },
    concurrency: 2,
    // A mutant that loops is told from one that a busy machine slows down.
    timeoutMS: 60_000,
    reporters: ["progress-append-only", "clear-text", "json"],
    clearTextReporter: { allowColor: false, reportTests: false },
    jsonReporter: { fileName: `dist/mutation/${name}.report.json` },
    thresholds: { high: 100, low: LEAST, break: LEAST },
  };
}
