import type { Chart } from "../chart/chart.js";
import type { ValueRow } from "../chart/values/value-rows.js";
import { renderTemplate } from "./template.js";
import { wrapProse } from "./wrap-prose.js";

/** README.md of a chart: what it is, how it is installed, its values. */
export function readme(chart: Chart, all: readonly ValueRow[]): string {
  const rows = all.filter(({ hasMembers }) => !hasMembers);
  const table = {
    rows: rows.map((row) => ({
      path: row.path,
      type: row.type,
      default: shownDefault(row),
      description: tableCell(row.description),
    })),
  };
  return wrapProse(
    "template" in chart.readme
      ? renderTemplate(chart.readme.template, { ...chart.readme.context, ...table })
      : renderTemplate("chart/README.md", { ...chart.readme, ...table }),
  );
}

function shownDefault({ inValuesYaml, default: value }: ValueRow): string {
  return inValuesYaml ? `\`${tableCell(JSON.stringify(value))}\`` : "";
}

/** A text as it stands in a cell of a table. */
export function tableCell(text: string): string {
  return text.replaceAll("|", "\\|");
}
