import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { applyPlan, type Changes } from "../../src/output/apply.js";
import { planWrite } from "../../src/output/plan.js";
import type { ChartFile } from "../../src/render/chart-file.js";

/** Path → contents. */
export type Tree = Readonly<Record<string, string>>;

export const statePath = "charts/shop/.chartwright.json";

/** All that tests write is the catalogue's own. */
export const own = { statePath, paths: ["charts"], catalogue: undefined };

/** Runs a test in a new folder that is gone afterwards. */
export function inFolder(test: (root: string) => void): () => void {
  return () => {
    const root = mkdtempSync(join(tmpdir(), "chartwright-output-"));
    try {
      test(root);
    } finally {
      rmSync(root, { recursive: true });
    }
  };
}

export function chartFiles(tree: Tree): readonly ChartFile[] {
  return Object.entries(tree).map(([path, contents]) => ({ path, contents }));
}

export function generate(root: string, tree: Tree, edits: "keep" | "overwrite" = "keep"): Changes {
  return applyPlan(planWrite(root, own, chartFiles(tree)), edits);
}

export function put(root: string, path: string, contents: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), contents);
}

/**
 * All files below a folder, the state file apart; a folder without files counts as `folder/` with no
 * contents.
 */
export function treeOf(root: string): Tree {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  const found = entries.map((entry): [string, string] => {
    const full = join(entry.parentPath, entry.name);
    const path = relative(root, full);
    if (!entry.isDirectory()) return [path, entry.isFile() ? readFileSync(full, "utf8") : "not a file"];
    return [`${path}/`, ""];
  });
  const isLeaf = ([path]: [string, string]) =>
    !path.endsWith("/") || !found.some(([other]) => other !== path && other.startsWith(path));
  return sortTree(Object.fromEntries(found.filter(isLeaf).filter(([path]) => path !== statePath)));
}

export function sortTree(tree: Tree): Tree {
  return Object.fromEntries(Object.entries(tree).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The state file as parsed. */
export function stateOf(root: string): unknown {
  return JSON.parse(readFileSync(join(root, statePath), "utf8"));
}
