import { readdirSync } from "node:fs";
import { isThere, statsAt } from "../../disk/stats.js";
import { join } from "node:path";
import { gt } from "semver";
import { ProblemsError } from "../../problem/problem.js";
import { chartContent, type ChartContent } from "../contract/chart-content.js";
import { onDisk } from "../../disk/error.js";
import { readChart } from "../package/read-chart.js";
import type { ArchiveFile } from "../package/tar.js";
import { packageBytes, untar } from "../package/untar.js";
import type { PublishedChart, PublishedCharts } from "./published-chart.js";

/**
 * Whether a path is something that charts can be in: a folder, or a package.
 */
export function mayHoldCharts(path: string): boolean {
  return isThere(path) && (statsAt(path)?.isDirectory() === true || isPackage(path));
}

/**
 * Charts in a package, in a chart's folder, or in a folder that holds such; of several versions of a chart
 * the highest.
 *
 * @throws ProblemsError for a package or a chart that cannot be read
 */
export function fromFiles(path: string, isFolder: boolean, names: readonly string[]): PublishedCharts {
  const found = new Map<string, PublishedChart>();
  for (const candidate of isFolder ? candidatesIn(path, names) : [path]) {
    const content = isPackage(candidate)
      ? packageContent(candidate)
      : checked(candidate, readChart(candidate).files);
    const known = found.get(content.name);
    if (names.includes(content.name) && (known === undefined || gt(content.version, known.content.version)))
      found.set(content.name, { content, path: candidate });
  }
  return found;
}

/**
 * The chart in a package.
 *
 * @throws ProblemsError when it is none
 */
export function packageContent(file: string): ChartContent {
  return checked(file, untar(file, packageBytes(file)));
}

function checked(file: string, files: readonly ArchiveFile[]): ChartContent {
  try {
    const content = chartContent(
      new Map(files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString()])),
    );
    if (content !== undefined) return content;
  } catch (error) {
    throw new ProblemsError(file, [
      { path: "", message: `is a chart that cannot be read: ${(error as Error).message.split("\n")[0]}` },
    ]);
  }
  throw new ProblemsError(file, [
    { path: "", message: "is not a chart: its Chart.yaml has no name and version" },
  ]);
}

function candidatesIn(folder: string, names: readonly string[]): readonly string[] {
  if (isChart(folder)) return [folder];
  const inFolder = onDisk(folder, "read", () => readdirSync(folder)).sort();
  // Packages of subcharts may lie beside them.
  const wanted = inFolder.filter((name) =>
    isPackage(name)
      ? names.some((chart) => name.startsWith(`${chart}-`) && /^\d/.test(name.slice(chart.length + 1)))
      : isChart(join(folder, name)),
  );
  return wanted.map((name) => join(folder, name));
}

function isChart(folder: string): boolean {
  return isThere(join(folder, "Chart.yaml"));
}

function isPackage(file: string): boolean {
  return /\.(tgz|tar\.gz)$/.test(file);
}
