import type { JsonSchema } from "../../src/schema/bundle.js";

/**
 * The paths of the leaves of a schema that let in more than they need: texts without a pattern or a choice,
 * whole numbers without both bounds, objects without keys. What it refers to is not looked into.
 */
export function unbounded(node: unknown, path: string): readonly string[] {
  if (Array.isArray(node)) return node.flatMap((item) => unbounded(item, path));
  if (typeof node !== "object" || node === null) return [];
  const schema = node as JsonSchema;
  const inside = Object.entries(schema).flatMap(([keyword, value]) => {
    if (keyword === "properties")
      return Object.entries(value as object).flatMap(([key, inner]) => unbounded(inner, `${path}/${key}`));
    return ["items", "additionalProperties", "allOf", "anyOf", "oneOf"].includes(keyword)
      ? unbounded(value, path)
      : [];
  });
  return isBounded(schema) ? inside : [path, ...inside];
}

function isBounded(schema: JsonSchema): boolean {
  const types = [schema["type"]].flat();
  const has = (...keywords: string[]) => keywords.some((keyword) => schema[keyword] !== undefined);
  const isOpposite = Object.hasOwn(Object(schema["not"]), "not");
  return (
    has("$ref") ||
    ((!types.includes("string") || has("pattern", "enum", "const") || isOpposite) &&
      (!types.includes("integer") || (has("minimum") && has("maximum"))) &&
      (!types.includes("object") || has("properties", "additionalProperties", "allOf")))
  );
}
