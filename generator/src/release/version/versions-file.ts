import { readFileSync, rmSync } from "node:fs";
import { isThere, linkStatsAt } from "../../disk/stats.js";
import { dirname, join } from "node:path";
import { valid } from "semver";
import { locate, pathText } from "../../problem/positions.js";
import { type Problem, ProblemsError } from "../../problem/problem.js";
import { readBelow } from "../../source/readable-root.js";
import { hinted } from "../../problem/suggest.js";
import { shown } from "../../problem/shown.js";
import { onDisk } from "../../disk/error.js";
import { makeFolders } from "../../disk/make-folders.js";
import { writeWhole } from "../../disk/write-whole.js";
import { toYaml } from "../../render/yaml.js";

/** Versions of charts by their names, beside those of the catalogue. */
export type Versions = ReadonlyMap<string, string>;

/** Where they are kept, below the output folder: the user commits it, `chartwright version` writes it. */
export const versionsPath = "charts/versions.yaml";

/**
 * What the file of versions says; nothing where there is none.
 *
 * @param root below which it must lie, see `readableRoot`
 * @throws ProblemsError when it cannot be read, or holds something else than versions
 */
export async function readVersions(output: string, root: string): Promise<Versions> {
  const file = join(output, versionsPath);
  if (linkStatsAt(file) === undefined) return new Map();
  const { value, positions } = await readBelow(root, file);
  if (value === null) return new Map();
  const entries = Object.entries(value as Readonly<Record<string, string>>);
  const problems = entries.flatMap(([name, version]) => versionProblems(name, version));
  if (problems.length > 0) throw new ProblemsError(file, locate(problems, positions!));
  return new Map(entries);
}

/**
 * Refuses versions of charts that do not exist.
 *
 * @throws ProblemsError
 */
export function refuseUnknown(output: string, versions: Versions, names: readonly string[]): void {
  const unknown = [...versions.keys()].filter((name) => !names.includes(name));
  if (unknown.length === 0) return;
  throw new ProblemsError(
    join(output, versionsPath),
    unknown.map((name) => ({
      path: pathText([name]),
      message: hinted(
        "is not a chart of the catalogue. Take the line out, or run chartwright version",
        name,
        names,
      ),
    })),
  );
}

/** The file's text. */
export function versionsText(versions: Versions): string {
  const about =
    "# Versions of charts that are above those of the catalogue. `chartwright " +
    "version` writes this file and\n# `chartwright generate` reads it; commit it.\n";
  return about + toYaml(Object.fromEntries([...versions].sort(([a], [b]) => (a < b ? -1 : 1))));
}

/**
 * Writes the file where it says something else; none where all versions are the catalogue's.
 *
 * @param root below which the file that is there must lie, see `readableRoot`
 * @returns what takes that back
 */
export async function writeVersions(output: string, versions: Versions, root: string): Promise<() => void> {
  const before = await readVersions(output, root);
  if (versionsText(before) === versionsText(versions)) return () => {};
  const path = join(output, versionsPath);
  const text = isThere(path) ? readFileSync(path) : undefined;
  onDisk(dirname(versionsPath), "written", () => makeFolders(dirname(path)));
  if (versions.size === 0) rmSync(path);
  else writeWhole(output, versionsPath, versionsText(versions));
  return () => (text === undefined ? rmSync(path) : writeWhole(output, versionsPath, text));
}

function versionProblems(name: string, version: unknown): readonly Problem[] {
  const isVersion = typeof version === "string" && valid(version) !== null && !version.startsWith("v");
  return isVersion
    ? []
    : [
        {
          path: pathText([name]),
          message: `must be a semantic version in quotes, such as "1.2.0", got ${shown(version)}`,
        },
      ];
}
