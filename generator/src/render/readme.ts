import type { Chart } from "../chart/chart.js";
import { settingEnvironments, type EnvironmentValues } from "../chart/values/environments.js";
import type { ValueRow } from "../chart/values/value-rows.js";
import { renderTemplate } from "./template.js";
import { wrapProse } from "./wrap-prose.js";

/** README.md of a chart: what it is, how it is installed, its values. */
export function readme(
  chart: Chart,
  all: readonly ValueRow[],
  environments: readonly EnvironmentValues[],
): string {
  const rows = all.filter(({ hasMembers }) => !hasMembers);
  const table = {
    environments: environments.map(({ name }) => name),
    rows: rows.map((row) => ({
      path: row.path,
      type: row.type,
      default: shownDefault(row),
      setIn: settingEnvironments(environments, row.path).join(", "),
      description: cell(row.description),
    })),
  };
  return wrapProse(
    "template" in chart.readme
      ? renderTemplate(chart.readme.template, { ...chart.readme.context, ...table })
      : renderTemplate("chart/README.md", { ...chart.readme, ...table }),
  );
}

function shownDefault({ inValuesYaml, default: value }: ValueRow): string {
  return inValuesYaml ? `\`${cell(JSON.stringify(value))}\`` : "";
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
