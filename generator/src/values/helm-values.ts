import type { Chart } from "../chart/chart.js";
import type { Dependency } from "../chart/metadata.js";
import { defaults } from "../chart/values/value-tree.js";
import { coalesce, type Layers } from "./coalesce.js";
import { isMap, type ValueMap } from "../chart/values/value-map.js";

/**
 * The values that Helm shows to the schemas and templates of a chart, and the subcharts that it installs;
 * only their schemas are run. Subcharts with subcharts of their own do not occur.
 *
 * @param given what the values files say together
 */
export function helmValues(
  chart: Chart,
  given: ValueMap,
): { readonly values: ValueMap; readonly enabled: readonly Chart[] } {
  const all = structuredClone(given);
  coalesce(layers(chart, chart.dependencies), all, "removes");
  const enabled = chart.dependencies.filter(({ name }) => isEnabled(chart, name, all));

  // Before it completes the user's values, Helm pulls the defaults of the enabled subcharts up into those of
  // the umbrella.
  const pulledUp: ValueMap = {};
  coalesce(layers(chart, enabled), pulledUp, "stays");
  const values = structuredClone(given);
  coalesce({ ...layers(chart, enabled), defaults: pulledUp }, values, "removes");
  return { values, enabled };
}

function layers({ name, values }: Chart, dependencies: readonly Chart[]): Layers {
  return {
    name,
    defaults: defaults(values),
    dependencies: dependencies.map((dependency) => layers(dependency, [])),
  };
}

// What is not a boolean switches nothing off, whatever it says.
function isEnabled({ metadata }: Chart, name: string, values: ValueMap): boolean {
  const dependencies = metadata["dependencies"] as readonly Dependency[];
  const { condition } = dependencies.find((dependency) => dependency.name === name)!;
  return (
    condition.split(".").reduce<unknown>((value, key) => (isMap(value) ? value[key] : undefined), values) !==
    false
  );
}
