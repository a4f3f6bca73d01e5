import type { Chart } from "../chart/chart.js";
import type { EnvironmentValues } from "../chart/values/environments.js";
import { editorSchema, valuesFileSchema, writtenSchema } from "../chart/values-schema.js";
import { valueTypes } from "../schema/value-types.js";
import type { ChartFile } from "./chart-file.js";
import { environmentsPage } from "./environments-page.js";
import { withHeader } from "./header.js";
import { schemaFile } from "./schema-file.js";

/**
 * What describes a chart's values outside of the chart: a schema for editors, with defaults, TypeScript
 * types, and a page on what each environment sets, where there is one.
 *
 * @param header see `headerText`
 * @param folder of the environments' values files
 */
export function valuesContract(
  chart: Chart,
  header: string,
  environments: readonly EnvironmentValues[],
  folder: string,
): readonly ChartFile[] {
  const schema = writtenSchema(editorSchema(chart));
  const types = valueTypes(
    writtenSchema(valuesFileSchema(chart)),
    `/* Values of the chart ${chart.name}. */`,
  );
  const [schemaPath, typesPath, pagePath] = contractPaths(chart.name);
  return [
    { path: schemaPath, contents: schemaFile(schema) },
    { path: typesPath, contents: types },
    ...(environments.length > 0
      ? [{ path: pagePath, contents: environmentsPage(chart, environments, folder) }]
      : []),
  ].map(({ path, contents }) => ({ path, contents: withHeader(path, contents, header) }));
}

/** Where the schema, the types and the page of a chart's values are written, below the output folder. */
export function contractPaths(chart: string): readonly [schema: string, types: string, page: string] {
  return [
    `schemas/${chart}.values.schema.json`,
    `schemas/types/${chart}.values.ts`,
    `schemas/${chart}.environments.md`,
  ];
}
