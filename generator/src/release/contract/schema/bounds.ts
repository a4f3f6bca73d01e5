import type { ValueType } from "./accepts.js";
import type { SchemaObject } from "./schema.js";

/** A word that sets a limit. */
interface Bound {
  /** The types that it is about; it says nothing of others. */
  readonly types: readonly ValueType[];
  /** Whether what `schema` accepts is within `limit` anyway. */
  readonly isKept: (schema: SchemaObject, limit: number) => boolean;
}

const numbers = ["integer", "fraction"] as const;

/** The words that set a limit. Source: JSON Schema Validation 2020-12, sections 6.2 to 6.5. */
export const bounds: Readonly<Record<string, Bound>> = {
  minimum: {
    types: numbers,
    isKept: (schema, limit) =>
      number(schema, "minimum") >= limit || number(schema, "exclusiveMinimum") >= limit,
  },
  exclusiveMinimum: {
    types: numbers,
    isKept: (schema, limit) =>
      number(schema, "minimum") > limit || number(schema, "exclusiveMinimum") >= limit,
  },
  maximum: {
    types: numbers,
    isKept: (schema, limit) =>
      number(schema, "maximum") <= limit || number(schema, "exclusiveMaximum") <= limit,
  },
  exclusiveMaximum: {
    types: numbers,
    isKept: (schema, limit) =>
      number(schema, "maximum") < limit || number(schema, "exclusiveMaximum") <= limit,
  },
  multipleOf: { types: numbers, isKept: (schema, limit) => number(schema, "multipleOf") % limit === 0 },
  minLength: { types: ["string"], isKept: atLeast("minLength") },
  maxLength: { types: ["string"], isKept: atMost("maxLength") },
  minItems: { types: ["array"], isKept: atLeast("minItems") },
  maxItems: { types: ["array"], isKept: atMost("maxItems") },
  minProperties: { types: ["object"], isKept: atLeast("minProperties") },
  maxProperties: { types: ["object"], isKept: atMost("maxProperties") },
};

function atLeast(word: string): Bound["isKept"] {
  return (schema, limit) => limit <= 0 || number(schema, word) >= limit;
}

function atMost(word: string): Bound["isKept"] {
  return (schema, limit) => number(schema, word) <= limit;
}

/** No comparison with NaN holds. */
function number(schema: SchemaObject, word: string): number {
  return typeof schema[word] === "number" ? schema[word] : NaN;
}
