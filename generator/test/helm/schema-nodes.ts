import type { Step } from "../../src/problem/positions.js";
import type { JsonSchema } from "../../src/schema/bundle.js";

/** A place in a document and the schema of what stands there, with references followed. */
export interface SchemaNode {
  readonly steps: readonly Step[];
  readonly schema: JsonSchema;
}

/**
 * All places that a schema describes, outermost first: in an object with free keys that of one key, in a list
 * that of the first item.
 */
export function schemaNodes(
  root: JsonSchema,
  schema = root,
  steps: readonly Step[] = [],
): readonly SchemaNode[] {
  const here = resolved(root, schema);
  const inside = members(root, here).flatMap(([step, member]) => schemaNodes(root, member, [...steps, step]));
  return [{ steps, schema: here }, ...inside];
}

/** A schema in the place of its reference, with what stands beside the reference. */
export function resolved(root: JsonSchema, schema: JsonSchema): JsonSchema {
  const { $ref, ...beside } = schema;
  if (typeof $ref !== "string") return schema;
  const target = $ref
    .split("/")
    .slice(1)
    .reduce<JsonSchema>((node, step) => node[step] as JsonSchema, root);
  return { ...resolved(root, target), ...beside };
}

export function properties(schema: JsonSchema): readonly (readonly [string, JsonSchema])[] {
  return Object.entries((schema["properties"] ?? {}) as Readonly<Record<string, JsonSchema>>);
}

/** Keys of which an object may not have all. */
export function exclusiveKeys(schema: JsonSchema): readonly string[] {
  const { not } = schema as { readonly not?: { readonly required?: readonly string[] } };
  return not?.required ?? [];
}

/** The schema of free keys; undefined for a closed object. */
export function freeMember(schema: JsonSchema): JsonSchema | undefined {
  const member = schema["additionalProperties"];
  return typeof member === "object" ? (member as JsonSchema) : undefined;
}

function members(root: JsonSchema, schema: JsonSchema): readonly (readonly [Step, JsonSchema])[] {
  const free = freeMember(schema);
  const items = schema["items"] as JsonSchema | undefined;
  return [
    ...properties(schema),
    ...(free ? [[freeKey(root, schema), free] as const] : []),
    ...(items ? [[0, items] as const] : []),
  ];
}

/** Resources have names of their own, some with a schema of their own; labels and the like take any plain word. */
function freeKey(root: JsonSchema, schema: JsonSchema): string {
  const names = schema["propertyNames"] as JsonSchema | undefined;
  const pattern = names && resolved(root, names)["pattern"];
  return typeof pattern === "string" && !new RegExp(pattern, "u").test("word")
    ? Object.hasOwn(Object(schema["properties"]), "cpu")
      ? "example.com/word"
      : "cpu"
    : "word";
}
