import type { ChartContent } from "../contract/chart-content.js";

/** A chart as it was published. */
export interface PublishedChart {
  readonly content: ChartContent;
  /** Its folder or package, for Helm. */
  readonly path: string;
}

/** By name; a chart that was never published is not there. */
export type PublishedCharts = ReadonlyMap<string, PublishedChart>;
