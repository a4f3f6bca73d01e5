import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { CatalogueError, type Problem } from "../catalogue/problem.js";
import { onDisk } from "../output/error.js";
import { refuseHeld } from "../output/lock.js";
import { parseState } from "../output/state.js";
import { chartIdentity } from "./chart-identity.js";
import { helmIgnore, type Ignores } from "./helm-ignore.js";
import type { ArchiveFile } from "./tar.js";

// Source: Helm, pkg/chart/loader/archive/archive.go, MaxDecompressedFileSize.
const mostBytesOfFile = 5 * 1024 * 1024;

/**
 * The files of a chart's folder that Helm would load, sorted by path.
 *
 * @throws CatalogueError with all that Helm would refuse, and with what would not be the same on another machine
 */
export function readChart(folder: string): readonly ArchiveFile[] {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) throw new CatalogueError(folder, [{ path: "", message: "is no folder. Name a chart's folder, which holds its Chart.yaml" }]);
  const problems: Problem[] = [];
  refuseHalfWritten(folder, problems);
  const rules = read(folder, ".helmignore")?.toString("utf8") ?? "";
  const files = [...filesBelow(folder, "", helmIgnore(rules, problems), problems)].sort((a, b) => (a.path < b.path ? -1 : 1));
  if (problems.length > 0) throw new CatalogueError(folder, problems);
  const present = presentCharts(folder, files);
  const missing = chartIdentity(join(folder, "Chart.yaml"), files).dependencies.filter((name) => !present(name));
  if (missing.length > 0) throw new CatalogueError(folder, missing.map((name) => ({ path: `charts/${name}`, message: "is a dependency in Chart.yaml, but is not there. Run: helm dependency build" })));
  return files;
}

/** A chart that `generate` is about to write is not what it will be. */
function refuseHalfWritten(folder: string, problems: Problem[]): void {
  refuseHeld(folder, ".chartwright.lock");
  if (parseState(read(folder, ".chartwright.json")?.toString("utf8")).condition === "interrupted") problems.push({ path: "", message: "was written in part only, by a run that was cut short. Run: chartwright generate" });
}

function read(folder: string, path: string): Buffer | undefined {
  const file = join(folder, path);
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true ? onDisk(file, "read", () => readFileSync(file)) : undefined;
}

function* filesBelow(root: string, folder: string, ignores: Ignores, problems: Problem[]): Iterable<ArchiveFile> {
  const entries = onDisk(join(root, folder), "read", () => readdirSync(join(root, folder), { withFileTypes: true }));
  for (const entry of entries) {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (ignores(path, entry.isDirectory())) continue;
    if (entry.isDirectory()) yield* filesBelow(root, path, ignores, problems);
    else if (entry.isFile()) yield { path, bytes: fileOf(root, path, problems) };
    else problems.push({ path, message: entry.isSymbolicLink() ? "is a symbolic link: what it leads to may be something else on another machine. Put the file itself there" : "is no plain file" });
  }
}

function fileOf(root: string, path: string, problems: Problem[]): Buffer {
  const bytes = onDisk(join(root, path), "read", () => readFileSync(join(root, path)));
  if (bytes.length > mostBytesOfFile) problems.push({ path, message: `has ${bytes.length} bytes; Helm reads no file of a chart with more than 5 MiB. Leave it out in .helmignore` });
  if (/[\\\n]/.test(path)) problems.push({ path, message: "has a backslash or a line break in its name, which Helm does not take" });
  return bytes;
}

/** Whether Helm finds a chart of that name in charts/: a folder, whatever it is called, or a package. */
function presentCharts(folder: string, files: readonly ArchiveFile[]): (name: string) => boolean {
  const inCharts = files.map(({ path }) => path).filter((path) => /^charts\/[^/]+(\/Chart\.yaml|\.tgz)$/.test(path));
  const folders = inCharts.filter((path) => path.endsWith("/Chart.yaml")).map((path) => path.slice(0, -"/Chart.yaml".length));
  const names = new Set(folders.map((path) => chartIdentity(join(folder, path, "Chart.yaml"), files.filter((file) => file.path === `${path}/Chart.yaml`).map(({ bytes }) => ({ path: "Chart.yaml", bytes }))).name));
  return (name) => names.has(name) || inCharts.some((path) => path.endsWith(".tgz") && basename(path).startsWith(`${name}-`));
}
