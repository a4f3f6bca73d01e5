/** A mapping of values as Helm has it. Helm's rules change it in place, and so do we. */
export type ValueMap = Record<string, unknown>;

export function isMap(value: unknown): value is ValueMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
