import type { Chart } from "../chart/chart.js";
import { setAt, type EnvironmentValues } from "../chart/values/environments.js";
import { valueRows, type ValueRow } from "../chart/values/value-rows.js";
import { tableCell } from "./readme.js";
import { renderTemplate } from "./template.js";
import { wrapProse } from "./wrap-prose.js";

const longest = 100;

/**
 * A page for those who operate a chart: each value that an environment sets, its default, and what they say.
 * It stands outside of the chart, which no values file may change.
 *
 * @param folder of the values files
 */
export function environmentsPage(
  chart: Chart,
  environments: readonly EnvironmentValues[],
  folder: string,
): string {
  const rows = allRows(chart).flatMap(({ path, inValuesYaml, default: value }) => {
    const set = environments.map(({ values }) => setAt(values, path));
    if (set.every((text) => text === undefined)) return [];
    return [{ path, default: inValuesYaml ? shown(JSON.stringify(value)) : "", values: set.map(shown) }];
  });
  return wrapProse(
    renderTemplate("chart/environments.md", {
      name: chart.name,
      folder,
      services: chart.dependencies.length > 0,
      environments: environments.map(({ name }) => name),
      rows,
    }),
  );
}

function allRows(chart: Chart): readonly ValueRow[] {
  const rows = [
    ...valueRows(chart.values),
    ...chart.dependencies.flatMap(({ name, values }) => valueRows(values, `${name}.`)),
  ];
  return rows.filter(({ hasMembers }) => !hasMembers);
}

function shown(json: string | undefined): string {
  if (json === undefined) return "";
  const text = json.length > longest ? `${json.slice(0, longest)}…` : json;
  const ticks = text.includes("`") ? "``" : "`";
  return tableCell(`${ticks}${text}${ticks}`);
}
