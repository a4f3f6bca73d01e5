import { MAX_SCHEMA_DEPTH, MAX_SCHEMA_PARTS } from "../../../problem/limits.js";
import type { Schema, SchemaObject } from "./schema.js";

/**
 * A schema with what it refers to in place of each `$ref`, and without the words that no value is held
 * against. What refers to itself keeps its `$ref`. A definition stays one object wherever it stands.
 *
 * @throws Error for one that has more levels or parts than can be compared
 */
export function expandedSchema(root: Schema): Schema {
  const done = new Map<object, Schema>();
  const sizes = new Map<object, Size>();
  const around: Size[] = [];
  const open = new Set<string>();
  return expanded(root);

  function expanded(schema: Schema): Schema {
    if (typeof schema === "boolean") return schema;
    const known = done.get(schema);
    if (known !== undefined) {
      addTo(around.at(-1), sizes.get(schema)!);
      return known;
    }
    const size: Size = { depth: 1, parts: 1 };
    around.push(size);
    if (around.length > MAX_SCHEMA_DEPTH) throw tooDeep();
    const { $ref, ...own } = Object.fromEntries(
      Object.entries(schema)
        .filter(([word]) => !isAnnotation(word))
        .map(([word, value]) => [word, ofWord(word, value)]),
    );
    const found = typeof $ref === "string" ? withTarget($ref, own) : own;
    done.set(schema, found);
    sizes.set(schema, size);
    around.pop();
    addTo(around.at(-1), size);
    return found;
  }

  function ofWord(word: string, value: unknown): unknown {
    if (inMaps.has(word)) return mapped(value as Readonly<Record<string, Schema>>);
    if (inLists.has(word)) return (value as readonly Schema[]).map(expanded);
    return alone.has(word) ? expanded(value as Schema) : value;
  }

  function mapped(schemas: Readonly<Record<string, Schema>>): Readonly<Record<string, Schema>> {
    return Object.fromEntries(Object.entries(schemas).map(([key, schema]) => [key, expanded(schema)]));
  }

  function withTarget(reference: string, own: SchemaObject): SchemaObject {
    const target = open.has(reference) ? undefined : pointedAt(root, reference);
    if (target === undefined) return { $ref: reference, ...own };
    open.add(reference);
    const found = expanded(target);
    open.delete(reference);
    return Object.keys(own).length === 0 && typeof found !== "boolean"
      ? found
      : { allOf: [found, ...(Object.keys(own).length === 0 ? [] : [own])] };
  }
}

/** Levels and parts of a schema, those of what it refers to as often as it does. */
interface Size {
  depth: number;
  parts: number;
}

function addTo(outer: Size | undefined, { depth, parts }: Size): void {
  if (outer === undefined) return;
  outer.depth = Math.max(outer.depth, depth + 1);
  outer.parts += parts;
  if (outer.depth > MAX_SCHEMA_DEPTH) throw tooDeep();
  if (outer.parts > MAX_SCHEMA_PARTS)
    throw new Error(
      `has more than ${MAX_SCHEMA_PARTS} parts with its references followed, too many to be compared`,
    );
}

/** That a schema has too many levels. */
export function tooDeep(): Error {
  return new Error(`is nested more than ${MAX_SCHEMA_DEPTH} levels deep, too deep to be compared`);
}

function pointedAt(root: Schema, reference: string): Schema | undefined {
  if (!reference.startsWith("#")) return undefined;
  const steps = decodeURIComponent(reference.slice(1))
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  const found = steps.reduce<unknown>(
    (node, step) =>
      typeof node === "object" && node !== null && Object.hasOwn(node, step)
        ? (node as SchemaObject)[step]
        : undefined,
    root,
  );
  return typeof found === "boolean" || (typeof found === "object" && found !== null)
    ? (found as Schema)
    : undefined;
}

// `format` is one of them: in this dialect Helm holds no value against it.
const annotations: ReadonlySet<string> = new Set([
  "$schema",
  "$id",
  "$comment",
  "$defs",
  "definitions",
  "title",
  "description",
  "default",
  "examples",
  "deprecated",
  "readOnly",
  "writeOnly",
  "format",
]);

function isAnnotation(word: string): boolean {
  return annotations.has(word) || word.startsWith("x-");
}

const inMaps: ReadonlySet<string> = new Set(["properties", "patternProperties", "dependentSchemas"]);
const inLists: ReadonlySet<string> = new Set(["allOf", "anyOf", "oneOf", "prefixItems"]);
const alone: ReadonlySet<string> = new Set([
  "additionalProperties",
  "unevaluatedProperties",
  "propertyNames",
  "items",
  "unevaluatedItems",
  "contains",
  "not",
  "if",
  "then",
  "else",
]);
