import { INSTEAD } from "./validator.js";

/** The keys that a schema describes, in itself or in any schema that applies to the same object, in order. */
export function knownKeys(schema: unknown, root: unknown): string[] {
  return [
    ...new Set(
      allParts(schema, root).flatMap((part) =>
        Object.keys(isObject(part["properties"]) ? part["properties"] : {}),
      ),
    ),
  ];
}

/** What a schema says to write instead of a key that Kubernetes has and it has not. */
export function insteadOf(key: string, schema: unknown, root: unknown): string | undefined {
  const hints = allParts(schema, root)
    .map((part) => part[INSTEAD])
    .filter(isObject)
    .map((table) => table[key]);
  return hints.find((hint) => typeof hint === "string");
}

/** The schema, and all that apply to the same object. */
function allParts(schema: unknown, root: unknown): readonly Readonly<Record<string, unknown>>[] {
  const found = new Set<Readonly<Record<string, unknown>>>();
  collect(schema);
  return [...found];

  function collect(part: unknown): void {
    if (!isObject(part) || found.has(part)) return;
    found.add(part);
    partsOnSameObject(part, root).forEach(collect);
  }
}

function partsOnSameObject(schema: Readonly<Record<string, unknown>>, root: unknown): unknown[] {
  const lists = [schema["allOf"], schema["anyOf"], schema["oneOf"]].filter(Array.isArray).flat() as unknown[];
  const dependent = isObject(schema["dependentSchemas"]) ? Object.values(schema["dependentSchemas"]) : [];
  const reference = schema["$ref"];
  const referred =
    typeof reference === "string" && reference.startsWith("#")
      ? atPointer(root, reference.slice(1))
      : undefined;
  return [...lists, ...dependent, schema["if"], schema["then"], schema["else"], referred];
}

function atPointer(root: unknown, pointer: string): unknown {
  const steps = decodeURIComponent(pointer).split("/").slice(1);
  return steps.reduce<unknown>((node, step) => {
    const key = step.replaceAll("~1", "/").replaceAll("~0", "~");
    return typeof node === "object" && node !== null
      ? (node as Readonly<Record<string, unknown>>)[key]
      : undefined;
  }, root);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
