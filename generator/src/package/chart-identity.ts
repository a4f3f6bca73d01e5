import { CatalogueError } from "../catalogue/problem.js";
import { readYaml } from "../catalogue/read-yaml.js";
import type { ArchiveFile } from "./tar.js";

/** What Chart.yaml says of a chart, so far as packages need it. */
export interface ChartIdentity {
  readonly name: string;
  readonly version: string;
  /** Names of the charts that must be in charts/. */
  readonly dependencies: readonly string[];
}

/**
 * Reads Chart.yaml among the files of a chart.
 *
 * @param file its name, for errors
 * @throws CatalogueError when it is missing, no YAML, or lacks a name or version that Helm and registries take
 */
export function chartIdentity(file: string, files: readonly ArchiveFile[]): ChartIdentity {
  const found = files.find(({ path }) => path === "Chart.yaml");
  if (found === undefined) throw new CatalogueError(file, [{ path: "", message: "does not exist, so this is no chart" }]);
  const chart = readYaml(file, found.bytes).value as { readonly name?: unknown; readonly version?: unknown; readonly dependencies?: unknown } | null;
  const { name, version, dependencies } = chart ?? {};
  const problems = [
    // Source: OCI distribution specification, "Pull"; the chart's name is the last part of its repository.
    ...(typeof name === "string" && /^[a-z0-9]+(([._]|__|-+)[a-z0-9]+)*$/.test(name) ? [] : [{ path: "name", message: `must be of lower-case letters, digits, ".", "_" and "-", as registries want it, got ${JSON.stringify(name)}` }]),
    ...(typeof version === "string" && isSemantic(version) ? [] : [{ path: "version", message: `must be a semantic version in quotes, such as "1.0.0", got ${JSON.stringify(version)}` }]),
  ];
  if (problems.length > 0) throw new CatalogueError(file, problems);
  return { name: name as string, version: version as string, dependencies: namesOf(dependencies) };
}

/** Source: semver.org 2.0.0, number 2 to 10. */
function isSemantic(version: string): boolean {
  const identifier = "(0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)";
  return new RegExp(`^(0|[1-9]\\d*)(\\.(0|[1-9]\\d*)){2}(-${identifier}(\\.${identifier})*)?(\\+[0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)*)?$`).test(version);
}

function namesOf(dependencies: unknown): readonly string[] {
  if (!Array.isArray(dependencies)) return [];
  return dependencies.flatMap((dependency: unknown) => {
    const name = typeof dependency === "object" && dependency !== null && "name" in dependency ? dependency.name : undefined;
    return typeof name === "string" ? [name] : [];
  });
}
