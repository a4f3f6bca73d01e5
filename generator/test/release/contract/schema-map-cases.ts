import type { Schema, SchemaObject } from "../../../src/release/contract/schema/schema.js";
import { closed } from "./closed-schema.js";
import type { Case } from "./schema-cases.js";

/** Maps with their keys, branches and conditions. */
export const mapCases: readonly Case[] = [
  ["a key that is gone", closed({ b: true, c: true }), closed({ b: true }), "major a.c is gone"],
  ["a key that is new", closed({ b: true }), closed({ b: true, c: { type: "string" } }), "minor a.c is new"],
  [
    "a key with another name",
    closed({ b: true }),
    closed({ c: true }),
    "major a.b is gone; minor a.c is new",
  ],
  [
    "a key of an open map that gets a type",
    { type: "object" },
    { type: "object", properties: { c: { type: "string" } } },
    "major a.c must be of type string",
  ],
  [
    "a map that is closed",
    { type: "object", properties: { b: true } },
    closed({ b: true }),
    "major a.* are not taken any more: only the keys that the schema names",
  ],
  [
    "a map that is opened",
    closed({ b: true }),
    { type: "object", properties: { b: true } },
    "minor a.* are taken, whatever they are",
  ],
  [
    "other values of a map",
    { type: "object", additionalProperties: { type: "string" } },
    { type: "object", additionalProperties: { type: "integer" } },
    "major a.* must be of type integer",
  ],
  [
    "other names of a map",
    { type: "object" },
    { type: "object", propertyNames: { maxLength: 3 } },
    "major a may refuse what it took: propertyNames of its schema says something else",
  ],
  ["a key that must be given", closed({ b: true }), closed({ b: true }, ["b"]), "major a.b must be given"],
  [
    "a key that need not be given",
    closed({ b: true }, ["b"]),
    closed({ b: true }),
    "minor a.b need not be given any more",
  ],
  [
    "a new key that must be given",
    closed({ b: true }),
    closed({ b: true, c: true }, ["c"]),
    "major a.c must be given",
  ],
  [
    "less that is forbidden",
    { type: "string", not: { enum: ["x", "y"] } },
    { type: "string", not: { const: "x" } },
    "minor a takes more than before",
  ],
  [
    "more that is forbidden",
    { type: "string", not: { const: "x" } },
    { type: "string", not: { enum: ["x", "y"] } },
    "major a may refuse what it took: not of its schema says something else",
  ],
  [
    "one branch more",
    { anyOf: [{ type: "integer" }] },
    { anyOf: [{ type: "integer" }, { type: "string", pattern: "%$" }] },
    "minor a takes more than before",
  ],
  [
    "one branch less",
    { anyOf: [{ type: "integer" }, { type: "string" }] },
    { anyOf: [{ type: "integer" }] },
    "major a may refuse what it took: anyOf of its schema says something else",
  ],
  [
    "types instead of branches",
    { type: ["string", "integer"] },
    { anyOf: [{ type: "integer" }, { type: "string" }] },
  ],
  [
    "a condition that holds for less",
    when({ enum: ["x", "y"] }, { minLength: 2 }),
    when({ const: "x" }, { minLength: 2 }),
    "minor a takes more than before",
  ],
  [
    "a condition that holds for more",
    when({ const: "x" }, { minLength: 2 }),
    when({ enum: ["x", "y"] }, { minLength: 2 }),
    "major a may refuse what it took: if of its schema says something else",
  ],
  [
    "a condition that asks for less",
    when({ const: "x" }, { minLength: 2 }),
    when({ const: "x" }, { minLength: 1 }),
    "minor a takes more than before",
  ],
  [
    "a condition that asks for more",
    when({ const: "x" }, { minLength: 1 }),
    when({ const: "x" }, { minLength: 2 }),
    "major a may refuse what it took: if of its schema says something else",
  ],
  [
    "what is asked for where a condition does not hold, and is less",
    { type: "string", if: { const: "x" }, else: { minLength: 2 } },
    { type: "string", if: { const: "x" }, else: { minLength: 1 } },
    "minor a takes more than before",
  ],
  [
    "what is asked for where a condition does not hold, and is more",
    { type: "string", if: { const: "x" }, else: { minLength: 1 } },
    { type: "string", if: { const: "x" }, else: { minLength: 2 } },
    "major a may refuse what it took: if of its schema says something else",
  ],
  [
    "what cannot be compared",
    { oneOf: [{ type: "string" }, { minLength: 1 }] },
    { oneOf: [{ type: "string" }, { minLength: 2 }] },
    "major a may refuse what it took: oneOf of its schema says something else",
  ],
];

function when(condition: Schema, wanted: Schema): SchemaObject {
  return { type: "string", if: condition, then: wanted };
}
