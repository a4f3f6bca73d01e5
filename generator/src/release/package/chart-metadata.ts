import type { Problem } from "../../problem/problem.js";
import { shown } from "../../problem/shown.js";
import { helmYaml } from "./helm-yaml.js";
import type { ArchiveFile } from "./tar.js";

/** What Chart.yaml says of a chart, so far as packages need it. */
export interface ChartMetadata {
  readonly name: string;
  readonly version: string;
  /** A chart of templates alone, which Helm does not install. */
  readonly isLibrary: boolean;
  /** Names of the charts that must be in charts/. */
  readonly dependencies: readonly string[];
}

/**
 * Reads Chart.yaml, and requirements.yaml of a chart that is as old as that, among the files of a chart.
 * Undefined where Helm would load no chart.
 *
 * @param place of the chart in what problems speak of
 * @param problems gets what Helm would refuse
 */
export function chartMetadata(
  files: readonly ArchiveFile[],
  place: string,
  problems: Problem[],
): ChartMetadata | undefined {
  const before = problems.length;
  const refuse = (file: string, message: string) => problems.push({ path: `${place}${file}`, message });
  const read = (file: string) => mapping(files, file, (message) => refuse(file, message));
  const chart = read("Chart.yaml");
  if (chart === undefined) {
    if (problems.length === before)
      refuse("Chart.yaml", "does not exist, so Helm does not load what lies here as a chart");
    return undefined;
  }
  const { type = "application", apiVersion } = chart;
  const [name, version] = [asText(chart["name"]), asText(chart["version"])];
  if (typeof name !== "string" || !isFileName(name))
    refuse("Chart.yaml name", `must be a text in quotes without "/", got ${shown(name)}`);
  if (typeof version !== "string" || !loose.test(version))
    refuse(
      "Chart.yaml version",
      `must be a semantic version in quotes, such as "1.0.0", got ${shown(version)}`,
    );
  if (type !== "application" && type !== "library" && type !== "")
    refuse("Chart.yaml type", `must be "application" or "library", got ${shown(type)}`);
  if (typeof apiVersion !== "string" || apiVersion === "")
    refuse("Chart.yaml apiVersion", `must be "v2", or "v1" for a chart of Helm 2, got ${shown(apiVersion)}`);
  const [file, listed] =
    apiVersion === "v1" ? ["requirements.yaml", read("requirements.yaml")] : ["Chart.yaml", chart];
  const dependencies = listed?.["dependencies"] ?? [];
  if (!Array.isArray(dependencies))
    refuse(`${file} dependencies`, `must be a list, got ${shown(dependencies)}`);
  if (problems.length > before) return undefined;
  return {
    name: name as string,
    version: version as string,
    isLibrary: type === "library",
    dependencies: namesOf(dependencies as readonly unknown[]),
  };
}

/**
 * What Helm takes for a version: fewer than three numbers, a v before them, leading zeros. Source:
 * Masterminds/semver, NewVersion.
 */
const loose = /^v?\d+(\.\d+){0,2}(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$/;

function mapping(
  files: readonly ArchiveFile[],
  file: string,
  refuse: (message: string) => void,
): Readonly<Record<string, unknown>> | undefined {
  const found = files.find(({ path }) => path === file);
  if (found === undefined) return undefined;
  try {
    const value = helmYaml(Buffer.from(found.bytes).toString("utf8")) ?? {};
    if (typeof value === "object" && !Array.isArray(value)) return value as Readonly<Record<string, unknown>>;
    refuse(`must be a mapping, got ${shown(value)}`);
  } catch (error) {
    refuse(`is not valid YAML: ${(error as Error).message.split("\n")[0]}`);
  }
  return undefined;
}

/** Where Helm wants a text, a number is one. */
function asText(value: unknown): unknown {
  return typeof value === "number" ? String(value) : value;
}

function isFileName(name: string): boolean {
  return name !== "" && name !== "." && name !== ".." && !/[/\\]/.test(name);
}

function namesOf(dependencies: readonly unknown[]): readonly string[] {
  return dependencies.flatMap((dependency) => {
    const name =
      typeof dependency === "object" && dependency !== null && "name" in dependency
        ? dependency.name
        : undefined;
    return typeof name === "string" ? [name] : [];
  });
}
