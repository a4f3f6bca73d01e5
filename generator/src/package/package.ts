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
  const packages = new Map<string, Package & { readonly folder: string }>();
  const problems: Problem[] = [];
  for (const folder of folders.flatMap(chartFolders)) {
    const files = readChart(folder);
    const identity = chartIdentity(`${folder}/Chart.yaml`, files);
    const made = packageOf(identity, files, archiveOf(identity.name, files, seconds));
    const other = packages.get(made.file);
    if (other === undefined) packages.set(made.file, { ...made, folder });
    else if (other.sum !== made.sum) problems.push({ path: folder, message: `is ${identity.name} ${identity.version}, and so is ${other.folder}, which holds something else. Give one of them another version` });
  }
  if (problems.length > 0) throw new CatalogueError(folders.join(", "), problems);
  return inOrder([...packages.values()]);
}

/** What a package is called and holds. */
export function packageOf(identity: ChartIdentity, files: readonly ArchiveFile[], bytes: Uint8Array): Package {
  return { ...identity, file: `${identity.name}-${identity.version}.tgz`, bytes, sum: sha256(Buffer.from(bytes)), files, height: height(files) };
}

/** Those first that others may have in them, then by name. */
export function inOrder<T extends Package>(packages: readonly T[]): readonly T[] {
  return [...packages].sort((a, b) => a.height - b.height || (a.file < b.file ? -1 : 1));
}

/** Node's own zlib makes other bytes from version to version and from processor to processor. */
function archiveOf(name: string, files: readonly ArchiveFile[], seconds: number): Uint8Array {
  return gzipSync(tar(name, files, seconds), { level: 9, mtime: 0 });
}

function height(files: readonly ArchiveFile[]): number {
  const charts = files.filter(({ path }) => /^(charts\/[^/]+\/)*Chart\.yaml$/.test(path));
  return Math.max(...charts.map(({ path }) => (path.split("/").length - 1) / 2));
}
