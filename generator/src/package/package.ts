import { gzipSync } from "fflate";
import { CatalogueError, type Problem } from "../catalogue/problem.js";
import { sha256 } from "../output/state.js";
import { chartIdentity, type ChartIdentity } from "./chart-identity.js";
import { chartFolders } from "./chart-folders.js";
import { readChart } from "./read-chart.js";
import { tar, type ArchiveFile } from "./tar.js";

/** A chart as one file, ready to be written or published. */
export interface Package extends ChartIdentity {
  /** `NAME-VERSION.tgz`: Helm finds a package by it. */
  readonly file: string;
  readonly bytes: Uint8Array;
  /** Of the bytes, hexadecimal. */
  readonly sum: string;
  readonly files: readonly ArchiveFile[];
  /** The folder or the .tgz that it comes from. */
  readonly source: string;
  /** How deep charts lie in it: 0 for one without subcharts. One of a greater height may have the others in it. */
  readonly height: number;
  /** Its provenance, signed, where it has one. */
  readonly provenance?: string;
}

/**
 * A package of each chart and of each of its subcharts, those first that others may have in them. The same files give the same bytes on
 * every machine.
 *
 * @param folders the charts
 * @param seconds time of change of every file in them, since 1970
 * @throws CatalogueError for folders that Helm would not load, and for two charts of the same name and version
 */
export function packagesOf(folders: readonly string[], seconds: number): readonly Package[] {
  return inOrder(folders.flatMap(chartFolders).map((folder) => {
    const files = readChart(folder);
    const identity = chartIdentity(`${folder}/Chart.yaml`, files);
    return packageOf(folder, identity, files, archiveOf(identity.name, files, seconds));
  }));
}

/** What a package is called and holds. */
export function packageOf(source: string, identity: ChartIdentity, files: readonly ArchiveFile[], bytes: Uint8Array): Package {
  return { ...identity, file: `${identity.name}-${identity.version}.tgz`, bytes, sum: sha256(Buffer.from(bytes)), files, source, height: height(files) };
}

/**
 * Those first that others may have in them, then by name; each once.
 *
 * @throws CatalogueError for two of the same name and version that are not the same
 */
export function inOrder(packages: readonly Package[]): readonly Package[] {
  const distinct = new Map<string, Package>();
  const problems: Problem[] = [];
  for (const one of packages) {
    const other = distinct.get(one.file) ?? one;
    distinct.set(one.file, other);
    if (other.sum !== one.sum) problems.push({ path: one.source, message: `is ${one.name} ${one.version}, and so is ${other.source}, which holds something else. Give one of them another version` });
  }
  if (problems.length > 0) throw new CatalogueError("charts", problems);
  return [...distinct.values()].sort((a, b) => a.height - b.height || (a.file < b.file ? -1 : 1));
}

/** Node's own zlib makes other bytes from version to version and from processor to processor. */
function archiveOf(name: string, files: readonly ArchiveFile[], seconds: number): Uint8Array {
  return gzipSync(tar(name, files, seconds), { level: 9, mtime: 0 });
}

function height(files: readonly ArchiveFile[]): number {
  const charts = files.filter(({ path }) => /^(charts\/[^/]+\/)*Chart\.yaml$/.test(path));
  return Math.max(...charts.map(({ path }) => (path.split("/").length - 1) / 2));
}
