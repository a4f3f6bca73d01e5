/**
 * What an environment's values file says of a chart's values: under the chart's own keys, and for all charts.
 */
export interface EnvironmentValues {
  readonly name: string;
  readonly own: unknown;
  readonly shared: unknown;
}

/** What the same files say of a subchart. */
export function ofSubchart(
  environments: readonly EnvironmentValues[],
  name: string,
): readonly EnvironmentValues[] {
  return environments.map((environment) => ({
    name: environment.name,
    own: member(environment.own, name),
    shared: member(environment.own, "global"),
  }));
}

function member(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}

/**
 * The environments whose files set a value. What they set under the same path for all charts counts as well,
 * and is marked.
 */
export function settingEnvironments(
  environments: readonly EnvironmentValues[],
  path: string,
): readonly string[] {
  return environments.flatMap(({ name, own, shared }) =>
    sets(own, path.split(".")) ? [name] : sets(shared, path.split(".")) ? [`${name} (global)`] : [],
  );
}

/**
 * Whether something stands at a path, or null before it, which takes all of its members away. Keys may have
 * dots in them.
 */
function sets(value: unknown, steps: readonly string[]): boolean {
  if (steps.length === 0 || value === null) return true;
  if (typeof value !== "object" || value === undefined || Array.isArray(value)) return false;
  return steps.some((_step, i) => {
    const key = steps.slice(0, i + 1).join(".");
    return (
      Object.hasOwn(value, key) && sets((value as Readonly<Record<string, unknown>>)[key], steps.slice(i + 1))
    );
  });
}
