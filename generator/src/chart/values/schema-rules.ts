import type { JsonSchema } from "../../schema/bundle.js";

/** Conditions on keys that stand beside each other. */
export type Conditions = { readonly [key: string]: JsonSchema };

export const on = { const: true };

/**
 * A rule for the `allOf` of a schema: under the conditions, what stands at the path is refused. Helm prints
 * the constant that a value should be, so the constant says why; no value is equal to it.
 */
export function refused(
  conditions: readonly JsonSchema[],
  path: readonly string[],
  reason: string,
): JsonSchema {
  return {
    if: { allOf: conditions },
    then: within(path.slice(0, -1), { [path[path.length - 1]!]: { const: reason, "x-expected": reason } }),
  };
}

/** All of the keys are there below the path, and such. */
export function within(path: readonly string[], conditions: Conditions): JsonSchema {
  return path.reduceRight<JsonSchema>((inner, key) => ({ required: [key], properties: { [key]: inner } }), {
    required: Object.keys(conditions),
    properties: conditions,
  });
}

/** The same; `otherwise` says whether it is so where nothing is said. */
export function said(path: readonly string[], conditions: Conditions, otherwise: boolean): JsonSchema {
  const [key = ""] = Object.keys(conditions);
  return otherwise ? { not: within(path, { [key]: { not: conditions[key] } }) } : within(path, conditions);
}
