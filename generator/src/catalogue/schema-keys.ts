/** The keys that a schema describes, in itself or in any schema that applies to the same object, in order. */
export function knownKeys(schema: unknown, root: unknown): string[] {
  const keys = new Set<string>();
  collectKeys(schema, root, keys, new Set());
  return [...keys];
}

function collectKeys(schema: unknown, root: unknown, keys: Set<string>, seen: Set<object>): void {
  if (!isObject(schema) || seen.has(schema)) return;
  seen.add(schema);
  for (const key of Object.keys(isObject(schema["properties"]) ? schema["properties"] : {})) keys.add(key);
  for (const part of partsOnSameObject(schema, root)) collectKeys(part, root, keys, seen);
}

function partsOnSameObject(schema: Readonly<Record<string, unknown>>, root: unknown): unknown[] {
  const lists = [schema["allOf"], schema["anyOf"], schema["oneOf"]].filter(Array.isArray).flat() as unknown[];
  const dependent = isObject(schema["dependentSchemas"]) ? Object.values(schema["dependentSchemas"]) : [];
  const reference = schema["$ref"];
  const referred = typeof reference === "string" && reference.startsWith("#") ? atPointer(root, reference.slice(1)) : undefined;
  return [...lists, ...dependent, schema["if"], schema["then"], schema["else"], referred];
}

function atPointer(root: unknown, pointer: string): unknown {
  const steps = decodeURIComponent(pointer).split("/").slice(1);
  return steps.reduce<unknown>((node, step) => {
    const key = step.replaceAll("~1", "/").replaceAll("~0", "~");
    return typeof node === "object" && node !== null ? (node as Readonly<Record<string, unknown>>)[key] : undefined;
  }, root);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
