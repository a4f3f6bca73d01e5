import { test } from "uvu";
import * as assert from "uvu/assert";
import { strictSchema, type Schema } from "../tools/schemas/strict-schema.js";

// What is shown, the schema as it is published, and as it is written.
const cases: readonly (readonly [string, Schema, Schema])[] = [
  [
    "an object is closed",
    { type: "object", properties: {} },
    { type: "object", properties: {}, additionalProperties: false },
  ],
  ["so is one that has no fields", { type: "object" }, { type: "object", additionalProperties: false }],
  [
    "and what is in a field, in a list, in a map",
    {
      properties: { a: { type: "object" } },
      items: { type: "object" },
      additionalProperties: { type: "object" },
    },
    {
      properties: { a: { type: "object", additionalProperties: false } },
      items: { type: "object", additionalProperties: false },
      additionalProperties: { type: "object", additionalProperties: false },
    },
  ],
  [
    "a free object stays open",
    { type: "object", "x-kubernetes-preserve-unknown-fields": true },
    { type: "object" },
  ],
  [
    "conditions stay as they are",
    { anyOf: [{ type: "object", required: ["a"] }] },
    { anyOf: [{ type: "object", required: ["a"] }] },
  ],
  [
    "null may be allowed",
    { type: "integer", nullable: true },
    { anyOf: [{ type: "null" }, { type: "integer" }] },
  ],
  [
    "a number may be a text",
    { "x-kubernetes-int-or-string": true },
    { anyOf: [{ type: "integer" }, { type: "string" }] },
  ],
  [
    "a field may be called description",
    { properties: { description: { type: "string", pattern: "a" } } },
    { properties: { description: { type: "string", pattern: "a" } } },
  ],
];

for (const [what, published, written] of cases) {
  test(what, () => assert.equal(strictSchema(published), written));
}

test("prose is dropped", () => {
  const published: Schema & { readonly description: string } = { type: "string", description: "A text" };
  assert.equal(strictSchema(published), { type: "string" });
});

test.run();
