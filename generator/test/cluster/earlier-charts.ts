import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packageFolder } from "../../src/package-folder.js";

/**
 * A folder with `charts` and `values` as they were before they were last changed: those of the last commit,
 * if it has others than the working folder, or else those before the last commit that changed charts. Merges
 * count as one commit. Removed at the end of the process.
 * @returns undefined where there is no history: no git, no repository, or a clone that begins later
 */
export function earlierCharts(): string | undefined {
  const commit = git("status", "--porcelain", "--", "charts")
    ? "HEAD"
    : `${git("log", "--first-parent", "-1", "--format=%H", "--", "charts")}^1`;
  if (git("cat-file", "-t", `${commit}:charts`) !== "tree") return undefined;
  const folder = mkdtempSync(join(tmpdir(), "chartwright-earlier-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const archive = join(folder, "archive.tar");
  git("archive", `--output=${archive}`, commit, "charts", "values");
  spawnSync("tar", ["-xf", archive, "-C", folder]);
  return folder;
}

/** What git prints; nothing when it fails. */
function git(...args: readonly string[]): string {
  const { stdout } = spawnSync("git", ["-C", packageFolder, ...args], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  return (stdout ?? "").trim();
}
