import type { Chart } from "../chart/chart.js";
import { editorSchema, writtenSchema } from "../chart/values-schema.js";
import { schemaTypes } from "../schema/types.js";
import type { ChartFile } from "./chart-file.js";
import { jsonFile } from "./yaml.js";

/** What describes the umbrella's values outside of the chart: a schema for editors, with defaults, and TypeScript types. */
export async function valuesContract(chart: Chart): Promise<readonly ChartFile[]> {
  const schema = writtenSchema(editorSchema(chart));
  const types = await schemaTypes(schema, "Values", `/* Values of the chart ${chart.name}. Made by chartwright from the catalogue; not to be edited. */`);
  return [
    { path: `schemas/${chart.name}.values.schema.json`, contents: jsonFile(schema) },
    { path: `schemas/types/${chart.name}.values.ts`, contents: types },
  ];
}
