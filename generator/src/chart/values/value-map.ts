/** A mapping of values as Helm has it. Helm's rules change it in place, and so do we. */
export type ValueMap = Record<string, unknown>;

export function isMap(value: unknown): value is ValueMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The mapping at a path of values; an empty one where there is none. */
export function mapAt(values: Readonly<ValueMap>, steps: readonly string[]): ValueMap {
  const found = steps.reduce<unknown>((inner, step) => (isMap(inner) ? inner[step] : undefined), values);
  return isMap(found) ? found : {};
}
