import type { Chart } from "../chart/chart.js";
import { valueRows } from "../chart/value-rows.js";
import type { Comments } from "./yaml.js";

/** The comments of values.yaml: what the chart is at the front, and each key's description above it. */
export function valueComments(chart: Chart): Comments {
  const rows = valueRows(chart.values).filter(({ inValuesYaml }) => inValuesYaml);
  return new Map([["", chart.values.description], ...rows.map(({ path, description }) => [path, description] as const)]);
}
