import type { ValidateFunction } from "ajv/dist/2020.js";
import { newAjv } from "../../../schema/check/validator.js";
import type { Conjunction, Schema, SchemaObject } from "./schema.js";

/** Whether a schema accepts a value; undefined for a schema that the validator cannot make anything of. */
export function accepts(schema: Schema, value: unknown): boolean | undefined {
  if (typeof schema === "boolean") return schema;
  try {
    return compiled(schema)(value);
  } catch {
    return undefined;
  }
}

/**
 * All values that schemas accept together, where they list them: by `enum` and `const`, or as the values of a
 * boolean.
 */
export function listedValues(schemas: Conjunction): readonly unknown[] | undefined {
  const list =
    schemas.map(listOf).find((values) => values !== undefined) ??
    (hasFewValues(schemas) ? [null, false, true] : undefined);
  return list?.filter((value) => schemas.every((schema) => accepts(schema, value) !== false));
}

/** The types of JSON Schema; `fraction` is a number that is not an integer. */
export type ValueType = "null" | "boolean" | "object" | "array" | "string" | "integer" | "fraction";

const allTypes: readonly ValueType[] = [
  "null",
  "boolean",
  "object",
  "array",
  "string",
  "integer",
  "fraction",
];

/** The types that all of these schemas let through. */
export function typesOf(schemas: Conjunction): readonly ValueType[] {
  return allTypes.filter((type) => schemas.every((schema) => lets(schema, type)));
}

function lets(schema: Schema, type: ValueType): boolean {
  if (typeof schema === "boolean") return schema;
  if (schema["type"] === undefined) return true;
  const names = [schema["type"]].flat();
  return names.includes(type) || ((type === "fraction" || type === "integer") && names.includes("number"));
}

function hasFewValues(schemas: Conjunction): boolean {
  return typesOf(schemas).every((type) => type === "null" || type === "boolean");
}

function listOf(schema: Schema): readonly unknown[] | undefined {
  if (typeof schema === "boolean") return schema ? undefined : [];
  if (Object.hasOwn(schema, "const")) return [schema["const"]];
  return schema["enum"] as readonly unknown[] | undefined;
}

function compiled(schema: SchemaObject): ValidateFunction {
  const known =
    validators.get(schema) ??
    newAjv({ strict: false, logger: false, validateFormats: false }).compile(schema);
  validators.set(schema, known);
  return known;
}

const validators = new WeakMap<SchemaObject, ValidateFunction>();
