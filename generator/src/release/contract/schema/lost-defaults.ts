import { memberOf, namedMembers } from "./members.js";
import type { Refusal } from "./refusals.js";
import type { Conjunction, SchemaObject } from "./schema.js";

/**
 * Keys that a schema asks for and that the chart's own values gave before but do not give any more: so the
 * user must.
 */
export function lostDefaults(
  schemas: Conjunction,
  old: unknown,
  next: unknown,
  steps: readonly string[] = [],
): readonly Refusal[] {
  if (!isMap(old) || !isMap(next)) return [];
  const required = new Set(
    schemas.flatMap((schema) =>
      typeof schema === "boolean" ? [] : ((schema["required"] ?? []) as readonly string[]),
    ),
  );
  const what = [...required].filter((key) => Object.hasOwn(old, key) && !Object.hasOwn(next, key));
  const here = what.length === 0 ? [] : [{ steps, word: "required", what }];
  return [
    ...here,
    ...namedMembers(schemas).flatMap((key) =>
      lostDefaults(memberOf(schemas, key), old[key], next[key], [...steps, key]),
    ),
  ];
}

function isMap(value: unknown): value is SchemaObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
