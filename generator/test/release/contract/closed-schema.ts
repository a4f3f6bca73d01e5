import type { Schema, SchemaObject } from "../../../src/release/contract/schema/schema.js";

export function closed(
  properties: Readonly<Record<string, Schema>>,
  required: readonly string[] = [],
): SchemaObject {
  return {
    type: "object",
    additionalProperties: false,
    properties,
    ...(required.length === 0 ? {} : { required }),
  };
}
