import type { Schema } from "../../../src/release/contract/schema/schema.js";

// What is changed, the schema of a value before and now, and what comes of it: nothing, or a level and the
// rest of the sentence.
export type Case = readonly [what: string, old: Schema, next: Schema, expected?: string];

/** Single values. */
export const valueCases: readonly Case[] = [
  [
    "a description",
    { type: "string", description: "One" },
    { type: "string", description: "Two", title: "T", examples: ["x"] },
  ],
  ["a default", { type: "string", default: "a" }, { type: "string", default: "b" }],
  [
    "the order of words and of listed values",
    { type: "string", enum: ["a", "b"] },
    { enum: ["b", "a"], type: "string" },
  ],
  ["nothing but a reference", { type: "string", minLength: 1 }, { $ref: "#/$defs/filled" }],
  [
    "nothing but words beside a reference",
    { type: "string", minLength: 1, maxLength: 9 },
    { $ref: "#/$defs/filled", maxLength: 9 },
  ],
  [
    "nothing but where the words stand",
    { allOf: [{ type: "string" }, { minLength: 1 }] },
    { type: "string", minLength: 1 },
  ],
  ["one type more", { type: "string" }, { type: ["string", "integer"] }, "minor a takes more than before"],
  ["one type less", { type: ["string", "integer"] }, { type: "string" }, "major a must be of type string"],
  ["integers to numbers", { type: "integer" }, { type: "number" }, "minor a takes more than before"],
  ["numbers to integers", { type: "number" }, { type: "integer" }, "major a must be of type integer"],
  ["one listed value more", { enum: ["a"] }, { enum: ["a", "b"] }, "minor a takes more than before"],
  ["one listed value less", { enum: ["a", "b"] }, { enum: ["a"] }, 'major a does not take "b" any more'],
  ["a list where any text was", { type: "string" }, { enum: ["a", "b"] }, 'major a takes only "a" or "b"'],
  ["any text where a list was", { enum: ["a", "b"] }, { type: "string" }, "minor a takes more than before"],
  [
    "a boolean that is always true",
    { type: "boolean" },
    { const: true },
    "major a does not take false any more",
  ],
  [
    "a lower minimum",
    { type: "integer", minimum: 2 },
    { type: "integer", minimum: 1 },
    "minor a takes more than before",
  ],
  [
    "a higher minimum",
    { type: "integer", minimum: 1 },
    { type: "integer", minimum: 2 },
    "major a has minimum 2 in its schema",
  ],
  [
    "an exclusive minimum that says less",
    { type: "integer", minimum: 2 },
    { type: "integer", exclusiveMinimum: 1 },
    "minor a takes more than before",
  ],
  [
    "a higher maximum",
    { type: "integer", maximum: 1 },
    { type: "integer", maximum: 2 },
    "minor a takes more than before",
  ],
  [
    "a lower maximum",
    { type: "integer", maximum: 2 },
    { type: "integer", maximum: 1 },
    "major a has maximum 1 in its schema",
  ],
  ["a minimum for what is not a number", { type: "string" }, { type: "string", minimum: 2 }],
  [
    "a longer text",
    { type: "string", maxLength: 2 },
    { type: "string", maxLength: 3 },
    "minor a takes more than before",
  ],
  [
    "a shorter text",
    { type: "string", maxLength: 3 },
    { type: "string", maxLength: 2 },
    "major a has maxLength 2 in its schema",
  ],
  [
    "fewer items",
    { type: "array", maxItems: 3 },
    { type: "array", maxItems: 2 },
    "major a has maxItems 2 in its schema",
  ],
  [
    "items only once",
    { type: "array" },
    { type: "array", uniqueItems: true },
    "major a has uniqueItems true in its schema",
  ],
  [
    "items more than once",
    { type: "array", uniqueItems: true },
    { type: "array" },
    "minor a takes more than before",
  ],
  [
    "another pattern",
    { type: "string", pattern: "^a" },
    { type: "string", pattern: "^b" },
    'major a has pattern "^b" in its schema',
  ],
  [
    "no pattern any more",
    { type: "string", pattern: "^a" },
    { type: "string" },
    "minor a takes more than before",
  ],
  [
    "items of less types",
    { type: "array", items: { type: ["string", "integer"] } },
    { type: "array", items: { type: "string" } },
    "major a[] must be of type string",
  ],
  [
    "an item that must be there",
    { type: "array" },
    { type: "array", contains: { const: 1 } },
    "major a may refuse what it took: contains of its schema says something else",
  ],
];
