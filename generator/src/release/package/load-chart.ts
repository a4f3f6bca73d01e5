import { type Problem, ProblemsError } from "../../problem/problem.js";
import { chartMetadata, type ChartMetadata } from "./chart-metadata.js";
import { helmYaml } from "./helm-yaml.js";
import type { ArchiveFile } from "./tar.js";
import { untar } from "./untar.js";

/** A chart as Helm loads it. */
export interface LoadedChart extends ChartMetadata {
  /** The charts in its charts/. */
  readonly subcharts: readonly LoadedSubchart[];
}

/** A chart that lies in another one's charts/. */
export interface LoadedSubchart extends LoadedChart {
  /** Its folder's name there; undefined for one that is there as a package. */
  readonly folder: string | undefined;
}

/**
 * The chart that files make, with the charts in it; undefined where Helm would load none, and then there are
 * problems. Source: Helm, pkg/chart/loader, LoadFiles: what begins with _ or . in charts/ is left alone, all
 * else must be a chart.
 *
 * @param files their paths are relative to the chart
 * @param place of the chart in what problems speak of: empty, or `charts/cart/`
 * @param problems gets what Helm would refuse
 */
export function loadChart(
  files: readonly ArchiveFile[],
  place: string,
  problems: Problem[],
): LoadedChart | undefined {
  const metadata = chartMetadata(files, place, problems);
  checkValues(files, place, problems);
  const subcharts = [...filesBySubchart(files)].map(([name, below]) =>
    loadSubchart(name, below, `${place}charts/${name}`, problems),
  );
  return metadata && { ...metadata, subcharts: subcharts.filter((subchart) => subchart !== undefined) };
}

function loadSubchart(
  name: string,
  files: readonly ArchiveFile[],
  place: string,
  problems: Problem[],
): LoadedSubchart | undefined {
  const [first] = files;
  if (!name.endsWith(".tgz")) {
    const chart = loadChart(
      files.filter(({ path }) => path !== ""),
      `${place}/`,
      problems,
    );
    return chart && { ...chart, folder: name };
  }
  try {
    const chart = loadChart(untar(place, first!.bytes), `${place}: `, problems);
    return chart && { ...chart, folder: undefined };
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    problems.push(...error.problems.map(({ message }) => ({ path: place, message })));
    return undefined;
  }
}

/** What lies in charts/, by its first name there; the path of what lies there itself is empty. */
function filesBySubchart(files: readonly ArchiveFile[]): ReadonlyMap<string, readonly ArchiveFile[]> {
  const found = new Map<string, ArchiveFile[]>();
  for (const { path, bytes } of files) {
    const [, name, , rest = ""] = /^charts\/([^/_.][^/]*)(\/(.*))?$/s.exec(path) ?? [];
    if (name !== undefined && !path.endsWith(".prov"))
      found.set(name, [...(found.get(name) ?? []), { path: rest, bytes }]);
  }
  return found;
}

function checkValues(files: readonly ArchiveFile[], place: string, problems: Problem[]): void {
  const found = files.find(({ path }) => path === "values.yaml");
  if (found === undefined) return;
  try {
    const values = helmYaml(Buffer.from(found.bytes).toString("utf8")) ?? {};
    if (typeof values !== "object" || Array.isArray(values))
      problems.push({
        path: `${place}values.yaml`,
        message: "must be a mapping, so Helm does not load the chart",
      });
  } catch (error) {
    problems.push({
      path: `${place}values.yaml`,
      message: `is not valid YAML: ${(error as Error).message.split("\n")[0]}`,
    });
  }
}
