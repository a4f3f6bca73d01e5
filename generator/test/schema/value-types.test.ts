import { test } from "uvu";
import * as assert from "uvu/assert";
import type { JsonSchema } from "../../src/schema/bundle.js";
import { valueTypes } from "../../src/schema/value-types.js";

const cases: Readonly<Record<string, readonly [schema: JsonSchema, type: string]>> = {
  "a text": [{ type: "string", pattern: "^a" }, "string"],
  "a whole number": [{ type: "integer", minimum: 1 }, "number"],
  "a choice": [
    { type: "string", enum: ["", "Always", 'with "quotes"'] },
    '"" | "Always" | "with \\"quotes\\""',
  ],
  "one value": [{ const: true }, "true"],
  "several types": [{ type: ["string", "integer", "number", "null"] }, "string | number | null"],
  branches: [{ anyOf: [{ type: "integer" }, { $ref: "#/$defs/Percent" }] }, "number | Percent"],
  "a reference with a description of its own": [{ $ref: "#/$defs/Labels", default: {} }, "Labels"],
  "a member of a definition": [{ $ref: "#/$defs/Labels/additionalProperties" }, "Labels[string]"],
  "a name that cannot be one of a type": [{ $ref: "#/$defs/2fa" }, "_2fa"],
  "a list": [{ type: "array", items: { type: "string" } }, "string[]"],
  "a list of choices": [{ type: "array", items: { enum: ["a", "b"] } }, '("a" | "b")[]'],
  "a list of anything": [{ type: "array" }, "unknown[]"],
  "a map": [
    { type: "object", additionalProperties: { type: "string" } },
    "{\n    [key: string]: string;\n  }",
  ],
  "a closed object": [
    {
      type: "object",
      additionalProperties: false,
      required: ["a"],
      properties: { a: { type: "string" }, "b-c": { type: "number" } },
    },
    '{\n    a: string;\n    "b-c"?: number;\n  }',
  ],
  "an open object": [
    { type: "object", properties: { a: { type: "string" } } },
    "{\n    a?: string;\n    [key: string]: unknown;\n  }",
  ],
  "nothing at all": [{ type: "object", additionalProperties: false }, "Record<string, never>"],
  "what only other keywords describe": [{ not: { type: "string" } }, "unknown"],
};

for (const [name, [schema, type]] of Object.entries(cases)) {
  test(name, () => {
    const text = valueTypes(
      { type: "object", additionalProperties: false, properties: { value: schema } },
      "/* banner */",
    );
    assert.is(text, `/* banner */\n\nexport interface Values {\n  value?: ${type};\n}\n`);
  });
}

test("definitions come first, descriptions are JSDoc and cannot end it", () => {
  const schema = {
    description: "All */ of it",
    type: "object",
    additionalProperties: false,
    properties: { name: { $ref: "#/$defs/Name", description: "Two\nlines." } },
    $defs: { Name: { description: "A name.", type: "string" } },
  };
  assert.is(
    valueTypes(schema, "/* banner */"),
    `/* banner */

/** A name. */
export type Name = string;

/** All *\\/ of it */
export interface Values {
  /**
   * Two
   * lines.
   */
  name?: Name;
}
`,
  );
});

test.run();
