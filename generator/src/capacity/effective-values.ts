import type { Catalogue, Container, Service, Workload } from "../catalogue/model/catalogue.js";
import { pathText } from "../problem/positions.js";
import type { Chart } from "../chart/chart.js";
import { containerScope, workloadScope } from "../chart/values/container-values.js";
import { globalValues } from "../chart/global-values.js";
import { serviceValues } from "../chart/service-values.js";
import { defaults, isGroup, type ValueGroup } from "../chart/values/value-tree.js";
import { helmValues } from "../values/helm-values.js";
import { mapAt, type ValueMap } from "../chart/values/value-map.js";

/** The values that charts are rendered with; they must be valid. */
export interface EffectiveValues {
  /** Whose words paths are in: those of the catalogue, or those of values files. */
  readonly words: "catalogue" | "values";
  readonly global: ValueMap;
  /** The values of each service that is installed. */
  readonly services: ReadonlyMap<string, ValueMap>;
}

/** The catalogue's own defaults. */
export function catalogueValues(catalogue: Catalogue): EffectiveValues {
  const enabled = catalogue.services.filter((service) => service.enabled);
  return {
    words: "catalogue",
    global: defaults(globalValues(catalogue)),
    services: new Map(enabled.map((service) => [service.name, defaults(serviceValues(service))])),
  };
}

/** What Helm makes of values files: their values, merged, over the defaults of the umbrella chart. */
export function filesValues(umbrella: Chart, given: ValueMap): EffectiveValues {
  const { values, enabled } = helmValues(umbrella, given);
  return {
    words: "values",
    global: completed(umbrella.values.members["global"] as ValueGroup, mapAt(values, ["global"])),
    services: new Map(enabled.map(({ name }) => [name, mapAt(values, [name])])),
  };
}

/** Charts have the catalogue's own default where null takes a value away. */
function completed({ members }: ValueGroup, values: ValueMap): ValueMap {
  const missing = Object.entries(members).flatMap(([key, node]) => {
    if (isGroup(node)) return [[key, completed(node, mapAt(values, [key]))] as const];
    return values[key] === undefined && node.default !== undefined ? [[key, node.default] as const] : [];
  });
  return { ...values, ...Object.fromEntries(missing) };
}

/** Where a workload stands in the words of the values. */
export function workloadPath({ words }: EffectiveValues, service: Service, workload: Workload): string {
  return words === "catalogue" ? workload.path : pathText([service.name, ...workloadScope(workload)]);
}

/** Where a container stands. */
export function containerPath(
  { words }: EffectiveValues,
  service: Service,
  workload: Workload,
  container: Container,
): string {
  return words === "catalogue"
    ? container.path
    : pathText([service.name, ...containerScope(workload, container)]);
}
