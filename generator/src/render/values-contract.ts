import type { Chart } from "../chart/chart.js";
import { editorSchema, valuesFileSchema, writtenSchema } from "../chart/values-schema.js";
import { valueTypes } from "../schema/value-types.js";
import type { ChartFile } from "./chart-file.js";
import { schemaFile } from "./schema-file.js";

/** What describes a chart's values outside of the chart: a schema for editors, with defaults, and TypeScript types. */
export function valuesContract(chart: Chart): readonly ChartFile[] {
  const schema = writtenSchema(editorSchema(chart));
  const types = valueTypes(writtenSchema(valuesFileSchema(chart)), `/* Values of the chart ${chart.name}. Made by chartwright from the catalogue; not to be edited. */`);
  return [
    { path: `schemas/${chart.name}.values.schema.json`, contents: schemaFile(schema) },
    { path: `schemas/types/${chart.name}.values.ts`, contents: types },
  ];
}
