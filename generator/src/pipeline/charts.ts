import { basename } from "node:path";
import type { Catalogue } from "../catalogue/model/catalogue.js";
import type { Chart } from "../chart/chart.js";
import { namespaceChartsOf } from "../chart/namespace.js";
import { umbrellaChart } from "../chart/umbrella.js";
import type { EnvironmentValues } from "../chart/values/environments.js";
import { exactValueProblems } from "../exact/exact-values.js";
import { ProblemsError } from "../problem/problem.js";
import { refuseUnknown } from "../release/version/versions-file.js";
import { withVersions } from "../release/version/with-versions.js";
import { chartFiles } from "../render/chart-files.js";
import { headerText } from "../render/header.js";
import { placeBelow } from "./own-places.js";
import type { Sources } from "./sources.js";

/** The charts of a catalogue, before they are files. */
export interface Charts {
  readonly catalogue: Catalogue;
  readonly umbrella: Chart;
  /** The chart of the namespace, if there is one. */
  readonly namespaceCharts: readonly Chart[];
  /** What values files say of the umbrella. */
  readonly environments: readonly EnvironmentValues[];
  /** What those of the namespace say. */
  readonly guardRails: readonly EnvironmentValues[];
  /** What each of their files says of where it comes from, see `headerText`. */
  readonly header: string;
}

/**
 * The charts of a checked catalogue.
 *
 * @throws ProblemsError where a chart template of a service's own does not fit the values of its chart
 */
export function chartsOf(checked: Catalogue, sources: Omit<Sources, "source" | "inputs">): Charts {
  const { file, output, versions, environments, guardRails } = sources;
  const catalogue = withVersions(checked, versions);
  const umbrella = umbrellaChart(catalogue);
  refuseInexact(file, catalogue, umbrella);
  return {
    catalogue,
    umbrella,
    namespaceCharts: namespaceChartsOf(catalogue),
    environments,
    guardRails,
    header: headerText(placeBelow(output, file) ?? basename(file)),
  };
}

/**
 * Refuses versions of charts that there are not.
 *
 * @throws ProblemsError with their lines
 */
export function refuseUnknownVersions(
  { umbrella, namespaceCharts }: Charts,
  { output, versions }: Pick<Sources, "output" | "versions">,
): void {
  refuseUnknown(output, versions, chartNames([umbrella, ...namespaceCharts]));
}

// And those of their subcharts.
function chartNames(charts: readonly Chart[]): readonly string[] {
  return charts.flatMap(({ name, dependencies }) => [name, ...chartNames(dependencies)]);
}

/**
 * Refuses chart templates of a service's own that read a value which does not exist, or leave one of its
 * values unread. Our own templates are exact by test.
 */
export function refuseInexact(file: string, { services }: Catalogue, chart: Chart): void {
  if (!services.some(({ templates }) => Object.keys(templates).length > 0)) return;
  const problems = exactValueProblems([...chartFiles(chart)], `charts/${chart.folder}`);
  if (problems.length > 0) throw new ProblemsError(file, problems);
}
