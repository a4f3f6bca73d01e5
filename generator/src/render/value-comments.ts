import type { ValueRow } from "../chart/values/value-rows.js";
import type { Comments } from "./yaml.js";

/** The comments of values.yaml: what the chart is at the front, and each key's description above it. */
export function valueComments(about: string, rows: readonly ValueRow[]): Comments {
  return new Map([
    ["", about],
    ...rows
      .filter(({ inValuesYaml }) => inValuesYaml)
      .map(({ path, description }) => [path, description] as const),
  ]);
}
