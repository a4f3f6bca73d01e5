import { isThere, statsAt } from "../disk/stats.js";
import { basename, join, resolve } from "node:path";

/** Whether a path is a chart, whoever made it: a folder with a Chart.yaml, or a package. */
export function isChart(path: string): boolean {
  return /\.(tgz|tar\.gz)$/.test(path)
    ? isThere(path)
    : statsAt(path)?.isDirectory() === true && isThere(join(path, "Chart.yaml"));
}

/**
 * What a release of a chart is called that got no name. It has at most 53 characters, and a .tgz has its
 * version behind its name.
 */
export function releaseName(chart: string): string {
  return (
    basename(resolve(chart))
      .replace(/(-v?\d+\.\d+\.\d+.*)?\.(tgz|tar\.gz)$/, "")
      .replace(/[^a-z0-9-]+/g, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, 53) || "release"
  );
}
