import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { clusterTools, registryTools, testTools, type ToolName } from "./tools/index.js";

/** Test files that need the same tools. */
export interface Tier {
  readonly name: string;
  /** Paths of its files, but for those that a later tier has. */
  readonly has: RegExp;
  readonly tools: readonly ToolName[];
  /**
   * Whether its files may follow each other in one process. The others start programs, whose ends belong to
   * one file each.
   */
  readonly sharesProcess: boolean;
}

/** Those that run the built command or other programs, or hundreds of random cases. */
const slow = new RegExp(
  "^generator/test/(changes/|commands/|reuse\\.|order/scripts\\.|" +
    "tool/run-program\\.|output/(crash|disk-fault|sequence)\\.|release/(package/package|contract/schemas-random)\\.)",
);

/** In the order in which they run: what a tier needs is built while those before it run. */
export const tiers: readonly Tier[] = [
  {
    name: "unit",
    has: /^generator\/test\//,
    tools: [],
    sharesProcess: true,
  },
  {
    name: "slow",
    has: slow,
    tools: [],
    sharesProcess: false,
  },
  {
    name: "tools",
    has: /^(generator\/test\/(helm|lint)|ci\/test\/(?!cluster))/,
    tools: testTools,
    sharesProcess: false,
  },
  {
    name: "registry",
    has: /^generator\/test\/registry\//,
    tools: [...testTools, ...registryTools],
    sharesProcess: false,
  },
  {
    name: "cluster",
    has: /^(generator|ci)\/test\/cluster\//,
    tools: [...testTools, "registry", ...clusterTools],
    sharesProcess: false,
  },
];

/**
 * What `npm run check` and `npm test` run beside the tests of the first tier: a name, and what Node.js is to
 * run. Each counts as a test. Types are not among them, for the build before refuses wrong ones.
 */
export const checks: readonly (readonly [name: string, ...command: readonly string[]])[] = [
  ["format and lint", "node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings"],
];

/**
 * The test files of a tier that were asked for, as paths below dist/.
 * @param parts parts of paths; none for all
 */
export function tierFiles(tier: Tier, parts: readonly string[]): readonly string[] {
  return testFiles
    .filter((file) => tiers.findLast(({ has }) => has.test(file)) === tier)
    .filter((file) => parts.length === 0 || parts.some((part) => file.includes(part)));
}

const testFiles = ["generator/test", "ci/test"]
  .filter((folder) => existsSync(join("dist", folder)))
  .flatMap((folder) =>
    readdirSync(join("dist", folder), { recursive: true, encoding: "utf8" }).map((file) =>
      join(folder, file),
    ),
  )
  .filter((file) => file.endsWith(".test.js"))
  .sort();
