import type { Chart } from "./chart.js";

/** The values file of an environment. */
export interface Environment {
  readonly name: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** What an environment's file says of a chart's values: under the chart's own key, and for all charts. */
export interface EnvironmentValues {
  readonly name: string;
  readonly own: unknown;
  readonly shared: unknown;
}

/** An umbrella chart whose READMEs say which environments set a value. Without environments it is as it was. */
export function withEnvironments(umbrella: Chart, environments: readonly Environment[]): Chart {
  const of = (chart: Chart, own: (values: Environment["values"]) => unknown, shared: (values: Environment["values"]) => unknown): Chart => (
    { ...chart, environments: environments.map(({ name, values }) => ({ name, own: own(values), shared: shared(values) })) }
  );
  return {
    ...of(umbrella, (values) => values, () => undefined),
    dependencies: umbrella.dependencies.map((chart) => of(chart, (values) => values[chart.name], (values) => values["global"])),
  };
}

/** The environments whose files set a value. What they set under the same path for all charts counts as well, and is marked. */
export function settingEnvironments(environments: readonly EnvironmentValues[], path: string): readonly string[] {
  return environments.flatMap(({ name, own, shared }) => (sets(own, path.split(".")) ? [name] : sets(shared, path.split(".")) ? [`${name} (global)`] : []));
}

/** Whether something stands at a path, or null before it, which takes all of its members away. Keys may have dots in them. */
function sets(value: unknown, steps: readonly string[]): boolean {
  if (steps.length === 0 || value === null) return true;
  if (typeof value !== "object" || value === undefined || Array.isArray(value)) return false;
  return steps.some((_step, i) => {
    const key = steps.slice(0, i + 1).join(".");
    return Object.hasOwn(value, key) && sets((value as Readonly<Record<string, unknown>>)[key], steps.slice(i + 1));
  });
}
