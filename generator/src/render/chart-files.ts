import type { Chart } from "../chart/chart.js";
import { defaults } from "../chart/value-tree.js";
import { valueRows } from "../chart/value-rows.js";
import { writtenSchema } from "../chart/values-schema.js";
import type { ChartFile } from "./chart-file.js";
import { readme } from "./readme.js";
import { schemaFile } from "./schema-file.js";
import { renderTemplate } from "./template.js";
import { valueComments } from "./value-comments.js";
import { toYaml } from "./yaml.js";

/** All files of a chart and of its subcharts, sorted by path. */
export function chartFiles(chart: Chart): readonly ChartFile[] {
  return allFiles(chart).sort((a, b) => (a.path < b.path ? -1 : 1));
}

function allFiles(chart: Chart): ChartFile[] {
  const file = (path: string, contents: string): ChartFile => ({ path: `charts/${chart.folder}/${path}`, contents });
  const { values } = chart;
  const rows = valueRows(values);
  return [
    file(".helmignore", renderTemplate("chart/.helmignore", {})),
    file("Chart.yaml", toYaml(chart.metadata)),
    ...(chart.lock ? [file("Chart.lock", toYaml(chart.lock))] : []),
    file("README.md", readme(chart, rows)),
    file("values.yaml", toYaml(defaults(values), valueComments(values.description, rows))),
    file("values.schema.json", schemaFile(writtenSchema(chart.schema))),
    ...chart.templates.map(({ template, path, context }) => file(path, renderTemplate(template, context))),
    ...chart.files.map(({ path, contents }) => file(path, contents)),
    ...chart.dependencies.flatMap(allFiles),
  ];
}
