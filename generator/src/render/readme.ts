import type { Chart } from "../chart/chart.js";
import { valueRows, type ValueRow } from "../chart/value-rows.js";
import { renderTemplate } from "./template.js";

/** README.md of a chart: what it is, how it is installed, its values. */
export function readme(chart: Chart): string {
  const rows = valueRows(chart.values).filter(({ hasMembers }) => !hasMembers);
  const { template, context } = "template" in chart.readme ? chart.readme : { template: "chart/README.md", context: chart.readme };
  return renderTemplate(template, {
    ...context,
    rows: rows.map((row) => ({ path: row.path, type: row.type, default: shownDefault(row), description: cell(row.description) })),
  });
}

function shownDefault({ inValuesYaml, default: value }: ValueRow): string {
  return inValuesYaml ? `\`${cell(JSON.stringify(value))}\`` : "";
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
