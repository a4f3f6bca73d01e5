import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { MAX_FILE_BYTES, MAX_PACKAGE_BYTES } from "../../problem/limits.js";
import { type Problem, ProblemsError } from "../../problem/problem.js";
import { onDisk } from "../../disk/error.js";
import { tornProblems } from "../../output/torn.js";
import { helmIgnore } from "./helm-ignore.js";
import { loadChart, type LoadedChart } from "./load-chart.js";
import { byPath, type ArchiveFile } from "./tar.js";
import { statsAt } from "../../disk/stats.js";

/** A chart's folder. */
export interface ChartFolder {
  /** The files that Helm would load, in the order in which it would. */
  readonly files: readonly ArchiveFile[];
  readonly chart: LoadedChart;
}

/**
 * Reads a chart's folder.
 *
 * @param outside absolute paths of files and folders that are no part of the chart, though they lie in it
 * @throws ProblemsError with all that Helm would refuse, and with what would not be the same on another
 * machine
 */
export function readChart(folder: string, outside: ReadonlySet<string> = new Set()): ChartFolder {
  if (statsAt(folder)?.isDirectory() !== true)
    throw new ProblemsError(folder, [
      {
        path: "",
        message:
          "is neither a chart's folder nor a package. Name a folder that holds a Chart.yaml, or a .tgz",
      },
    ]);
  const problems: Problem[] = [];
  problems.push(...tornProblems(folder));
  const ignores = helmIgnore(read(folder, ".helmignore")?.toString("utf8") ?? "", problems);
  const files = [
    ...filesBelow(
      folder,
      "",
      (path, isFolder) => outside.has(resolve(folder, path)) || ignores(path, isFolder) !== undefined,
      problems,
    ),
  ].sort(byPath);
  const rule = read(folder, "Chart.yaml") && ignores("Chart.yaml", false);
  if (rule !== undefined)
    problems.push({
      path: ".helmignore",
      message:
        `has the rule ${JSON.stringify(rule)}, which leaves Chart.yaml out` +
        `${rule.startsWith("!") ? ": to Helm, a rule with ! leaves out all that it does not match" : ""}. ` +
        "Name only what is to be left out",
    });
  if (rule !== undefined) throw new ProblemsError(folder, problems);
  if (files.reduce((sum, { bytes }) => sum + bytes.length, 0) > MAX_PACKAGE_BYTES)
    problems.push({
      path: "",
      message:
        "holds more than 100 MiB, which Helm does not read " +
        "from a package. Leave something out in .helmignore",
    });
  const chart = loadChart(files, "", problems);
  if (chart === undefined || problems.length > 0) throw new ProblemsError(folder, problems);
  const missing = chart.dependencies.filter(
    (name) => !chart.subcharts.some((subchart) => subchart.name === name),
  );
  if (missing.length > 0)
    throw new ProblemsError(
      folder,
      missing.map((name) => ({
        path: `charts/${name}`,
        message: "is a dependency of the chart, but is not there. Run: helm dependency build",
      })),
    );
  return { files, chart };
}

function read(folder: string, path: string): Buffer | undefined {
  const file = join(folder, path);
  return statsAt(file)?.isFile() === true ? onDisk(file, "read", () => readFileSync(file)) : undefined;
}

function* filesBelow(
  root: string,
  folder: string,
  ignores: (path: string, isFolder: boolean) => boolean,
  problems: Problem[],
): Iterable<ArchiveFile> {
  const entries = onDisk(join(root, folder), "read", () =>
    readdirSync(join(root, folder), { withFileTypes: true }),
  );
  for (const entry of entries) {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    // To Helm, a link to a folder is a folder.
    const isFolder = entry.isSymbolicLink()
      ? statsAt(join(root, path))?.isDirectory() === true
      : entry.isDirectory();
    if (ignores(path, isFolder)) continue;
    const fault =
      faultOf(path) ??
      (entry.isSymbolicLink()
        ? "is a symbolic link: what it leads to may be something " +
          "else on another machine. Put the file itself there"
        : undefined);
    if (fault !== undefined) problems.push({ path, message: fault });
    else if (entry.isDirectory()) yield* filesBelow(root, path, ignores, problems);
    else if (entry.isFile()) yield { path, bytes: fileOf(root, path, problems) };
    else problems.push({ path, message: "is not a plain file" });
  }
}

/**
 * What is wrong with a path by itself. Source: Helm, pkg/chart/loader/archive/archive.go, LoadArchiveFiles.
 */
function faultOf(path: string): string | undefined {
  if (path.includes("\uFFFD")) return "has a name that is not UTF-8";
  if (/[\\\n]/.test(path)) return "has a backslash or a line break in its name, which Helm does not take";
  return /^(\.\.|[A-Za-z]:(\/|$))/.test(path)
    ? 'begins with ".." or like a drive of Windows, which ' +
        "Helm does not read from a package. Give it another name"
    : undefined;
}

function fileOf(root: string, path: string, problems: Problem[]): Buffer {
  const bytes = onDisk(join(root, path), "read", () => readFileSync(join(root, path)));
  if (bytes.length > MAX_FILE_BYTES)
    problems.push({
      path,
      message:
        `has ${bytes.length} bytes; Helm 3 reads no file of a ` +
        "chart with more than 5 MiB. Leave it out in .helmignore",
    });
  return bytes;
}
