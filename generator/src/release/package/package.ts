import { gzipSync } from "fflate";
import { join, resolve } from "node:path";
import { type Problem, ProblemsError } from "../../problem/problem.js";
import { sha256 } from "../../output/state.js";
import type { LoadedChart } from "./load-chart.js";
import { readChart } from "./read-chart.js";
import { tar, type ArchiveFile } from "./tar.js";

/** A chart as one file, ready to be written or published. */
export interface Package extends LoadedChart {
  /** `NAME-VERSION.tgz`: Helm finds a package by it. */
  readonly file: string;
  readonly bytes: Uint8Array;
  /** Of the bytes, hexadecimal. */
  readonly sum: string;
  readonly files: readonly ArchiveFile[];
  /** The folder or the .tgz that it comes from. */
  readonly source: string;
  /**
   * How deep charts lie in it: 0 for one without subcharts. One of a greater height may have the others in
   * it.
   */
  readonly height: number;
  /** Its provenance, signed, where it has one. */
  readonly provenance?: string;
}

/**
 * A package of each chart and of each of its subcharts that lies there as a folder, those first that others
 * may have in them. The same files give the same bytes on every machine.
 *
 * @param folders the charts
 * @param seconds time of change of every file in them, since 1970
 * @param outside files and folders that are no part of a chart, though they may lie in one: what is about to
 * be written
 * @throws ProblemsError for folders that Helm would not load, and for two charts of the same name and version
 */
export function packagesOf(
  folders: readonly string[],
  seconds: number,
  outside: readonly string[] = [],
): readonly Package[] {
  const written = new Set(outside.map((path) => resolve(path)));
  return inOrder(folders.flatMap((folder) => packagesIn(folder, seconds, written)));
}

function packagesIn(folder: string, seconds: number, outside: ReadonlySet<string>): readonly Package[] {
  const { files, chart } = readChart(folder, outside);
  const inner = chart.subcharts.flatMap((subchart) =>
    subchart.folder === undefined
      ? []
      : packagesIn(join(folder, "charts", subchart.folder), seconds, outside),
  );
  return [...inner, packageOf(folder, chart, files, archiveOf(chart.name, files, seconds))];
}

/** What a package is called and holds. */
export function packageOf(
  source: string,
  chart: LoadedChart,
  files: readonly ArchiveFile[],
  bytes: Uint8Array,
): Package {
  return {
    ...chart,
    file: `${chart.name}-${chart.version}.tgz`,
    bytes,
    sum: sha256(Buffer.from(bytes)),
    files,
    source,
    height: height(chart),
  };
}

/**
 * Those first that others may have in them, then by name; each once, and signed if one of the same is.
 *
 * @throws ProblemsError for two of the same name and version that do not hold the same
 */
export function inOrder(packages: readonly Package[]): readonly Package[] {
  const distinct = new Map<string, Package>();
  const problems: Problem[] = [];
  for (const one of packages) {
    const other = distinct.get(one.file);
    if (other === undefined || (other.provenance === undefined && one.provenance !== undefined))
      distinct.set(one.file, one);
    if (other !== undefined && !haveSameFiles(one, other))
      problems.push({
        path: one.source,
        message:
          `is ${one.name} ${one.version}, and so is ${other.source}, ` +
          "which holds something else. Give one of them another version",
      });
  }
  if (problems.length > 0) throw new ProblemsError("charts", problems);
  return [...distinct.values()].sort((a, b) => a.height - b.height || (a.file < b.file ? -1 : 1));
}

/** However they are compressed. */
function haveSameFiles(one: Package, other: Package): boolean {
  return (
    one.sum === other.sum ||
    (one.files.length === other.files.length &&
      one.files.every(
        ({ path, bytes }, i) =>
          path === other.files[i]!.path && Buffer.from(bytes).equals(other.files[i]!.bytes),
      ))
  );
}

/** Node's own zlib makes other bytes from version to version and from processor to processor. */
function archiveOf(name: string, files: readonly ArchiveFile[], seconds: number): Uint8Array {
  return gzipSync(tar(name, files, seconds), { level: 9, mtime: 0 });
}

function height({ subcharts }: LoadedChart): number {
  return Math.max(0, ...subcharts.map((subchart) => 1 + height(subchart)));
}
