import type { Chart } from "../chart/chart.js";
import { editorSchema, valuesFileSchema, writtenSchema } from "../chart/values-schema.js";
import { valueTypes } from "../schema/value-types.js";
import type { ChartFile } from "./chart-file.js";
import { withHeader } from "./header.js";
import { schemaFile } from "./schema-file.js";

/**
 * What describes a chart's values outside of the chart: a schema for editors, with defaults, and TypeScript
 * types.
 *
 * @param header see `headerText`
 */
export function valuesContract(chart: Chart, header: string): readonly ChartFile[] {
  const schema = writtenSchema(editorSchema(chart));
  const types = valueTypes(
    writtenSchema(valuesFileSchema(chart)),
    `/* Values of the chart ${chart.name}. */`,
  );
  const [schemaPath, typesPath] = contractPaths(chart.name);
  return [
    { path: schemaPath, contents: schemaFile(schema) },
    { path: typesPath, contents: types },
  ].map(({ path, contents }) => ({ path, contents: withHeader(path, contents, header) }));
}

/** Where the schema and the types of a chart's values are written, below the output folder. */
export function contractPaths(chart: string): readonly [schema: string, types: string] {
  return [`schemas/${chart}.values.schema.json`, `schemas/types/${chart}.values.ts`];
}
