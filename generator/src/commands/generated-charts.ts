import { chartContent, type ChartContent } from "../release/contract/chart-content.js";
import { generatedFiles } from "../pipeline/files.js";
import type { Charts } from "../pipeline/charts.js";

/** The umbrella, and then the chart of its namespace if there is one. */
export function contentsOf(charts: Charts): readonly GeneratedChart[] {
  const files = [...generatedFiles(charts)];
  return [charts.umbrella, ...charts.namespaceCharts].map(({ name }) => {
    const start = `charts/${name}/`;
    const texts = new Map(
      files
        .filter(({ path }) => path.startsWith(start))
        .map(({ path, contents }) => [path.slice(start.length), contents]),
    );
    return { texts, content: chartContent(texts)! };
  });
}

/** A chart as it would be generated. */
export interface GeneratedChart {
  readonly content: ChartContent;
  /** Text by path in the chart. */
  readonly texts: ReadonlyMap<string, string>;
}
