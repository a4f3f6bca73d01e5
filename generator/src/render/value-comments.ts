import type { Chart } from "../chart/chart.js";
import { valueRows } from "../chart/value-rows.js";
import type { Comments } from "./yaml.js";

/** The comments of values.yaml: each key's description above it. */
export function valueComments(chart: Chart): Comments {
  return new Map(valueRows(chart.values).filter(({ inValuesYaml }) => inValuesYaml).map(({ path, description }) => [path, description]));
}
