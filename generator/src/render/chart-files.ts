import type { Chart } from "../chart/chart.js";
import { defaults } from "../chart/values/value-tree.js";
import { valueRows, type ValueRow } from "../chart/values/value-rows.js";
import { packagedSchema, writtenSchema } from "../chart/values-schema.js";
import type { ChartFile } from "./chart-file.js";
import { headerText, withHeader } from "./header.js";
import { narrow } from "./narrow.js";
import { readme } from "./readme.js";
import { schemaFile } from "./schema-file.js";
import { renderTemplate } from "./template.js";
import { valueComments } from "./value-comments.js";
import { toYaml } from "./yaml.js";

/**
 * All files of a chart and of its subcharts, chart by chart, each made when its turn comes.
 *
 * @param header see `headerText`
 */
export function* chartFiles(
  chart: Chart,
  header: string = headerText("catalogue.yaml"),
): Iterable<ChartFile> {
  yield* ownFiles(chart, header);
  for (const dependency of chart.dependencies) yield* chartFiles(dependency, header);
}

/** The files of a chart without those of its subcharts. */
export function* ownFiles(chart: Chart, header: string): Iterable<ChartFile> {
  const place = (path: string) => `charts/${chart.folder}/${path}`;
  const file = (path: string, contents: string): ChartFile => ({
    path: place(path),
    contents: withHeader(path, contents, header),
  });
  const { values } = chart;
  const rows = valueRows(values);
  yield file(".helmignore", renderTemplate("chart/.helmignore", {}));
  yield file("Chart.yaml", toYaml(chart.metadata));
  if (chart.lock) yield file("Chart.lock", toYaml(chart.lock));
  yield file("README.md", readme(chart, [...rows, ...globalRows(chart)]));
  yield file("values.yaml", toYaml(defaults(values), valueComments(values.description, rows)));
  yield file("values.schema.json", schemaFile(writtenSchema(packagedSchema(chart))));
  for (const { template, path, context } of chart.templates)
    yield file(path, narrow(renderTemplate(template, context)));
  for (const { path, contents } of chart.files) yield { path: place(path), contents };
}

/** What a README says of the values that another chart holds. */
function globalRows({ globals }: Chart): readonly ValueRow[] {
  return globals === undefined ? [] : valueRows({ description: "", members: { global: globals } });
}
