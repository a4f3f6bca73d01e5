import { test } from "uvu";
import * as assert from "uvu/assert";
import { compareSchemas } from "../../../src/release/contract/compare-schemas.js";
import { ranked } from "../../../src/release/contract/reason.js";
import type { Schema, SchemaObject } from "../../../src/release/contract/schema/schema.js";

// What is changed, the schema of a value before and now, and what comes of it: nothing, or a level and the rest of the sentence.
const cases: readonly (readonly [string, Schema, Schema, string?])[] = [
  ["a description", { type: "string", description: "One" }, { type: "string", description: "Two", title: "T", examples: ["x"] }],
  ["a default", { type: "string", default: "a" }, { type: "string", default: "b" }],
  ["the order of words and of listed values", { type: "string", enum: ["a", "b"] }, { enum: ["b", "a"], type: "string" }],
  ["nothing but a reference", { type: "string", minLength: 1 }, { $ref: "#/$defs/filled" }],
  ["nothing but words beside a reference", { type: "string", minLength: 1, maxLength: 9 }, { $ref: "#/$defs/filled", maxLength: 9 }],
  ["nothing but where the words stand", { allOf: [{ type: "string" }, { minLength: 1 }] }, { type: "string", minLength: 1 }],
  ["one type more", { type: "string" }, { type: ["string", "integer"] }, "minor a takes more than before"],
  ["one type less", { type: ["string", "integer"] }, { type: "string" }, "major a must be of type string"],
  ["integers to numbers", { type: "integer" }, { type: "number" }, "minor a takes more than before"],
  ["numbers to integers", { type: "number" }, { type: "integer" }, "major a must be of type integer"],
  ["one listed value more", { enum: ["a"] }, { enum: ["a", "b"] }, "minor a takes more than before"],
  ["one listed value less", { enum: ["a", "b"] }, { enum: ["a"] }, 'major a does not take "b" any more'],
  ["a list where any text was", { type: "string" }, { enum: ["a", "b"] }, 'major a takes only "a" or "b"'],
  ["any text where a list was", { enum: ["a", "b"] }, { type: "string" }, "minor a takes more than before"],
  ["a boolean that is always true", { type: "boolean" }, { const: true }, "major a does not take false any more"],
  ["a lower minimum", { type: "integer", minimum: 2 }, { type: "integer", minimum: 1 }, "minor a takes more than before"],
  ["a higher minimum", { type: "integer", minimum: 1 }, { type: "integer", minimum: 2 }, "major a has minimum 2 in its schema"],
  ["an exclusive minimum that says less", { type: "integer", minimum: 2 }, { type: "integer", exclusiveMinimum: 1 }, "minor a takes more than before"],
  ["a higher maximum", { type: "integer", maximum: 1 }, { type: "integer", maximum: 2 }, "minor a takes more than before"],
  ["a lower maximum", { type: "integer", maximum: 2 }, { type: "integer", maximum: 1 }, "major a has maximum 1 in its schema"],
  ["a minimum for what is no number", { type: "string" }, { type: "string", minimum: 2 }],
  ["a longer text", { type: "string", maxLength: 2 }, { type: "string", maxLength: 3 }, "minor a takes more than before"],
  ["a shorter text", { type: "string", maxLength: 3 }, { type: "string", maxLength: 2 }, "major a has maxLength 2 in its schema"],
  ["fewer items", { type: "array", maxItems: 3 }, { type: "array", maxItems: 2 }, "major a has maxItems 2 in its schema"],
  ["items only once", { type: "array" }, { type: "array", uniqueItems: true }, "major a has uniqueItems true in its schema"],
  ["items more than once", { type: "array", uniqueItems: true }, { type: "array" }, "minor a takes more than before"],
  ["another pattern", { type: "string", pattern: "^a" }, { type: "string", pattern: "^b" }, 'major a has pattern "^b" in its schema'],
  ["no pattern any more", { type: "string", pattern: "^a" }, { type: "string" }, "minor a takes more than before"],
  ["items of less types", { type: "array", items: { type: ["string", "integer"] } }, { type: "array", items: { type: "string" } }, "major a[] must be of type string"],
  ["an item that must be there", { type: "array" }, { type: "array", contains: { const: 1 } }, "major a may refuse what it took: contains of its schema says something else"],
  ["a key that is gone", closed({ b: true, c: true }), closed({ b: true }), "major a.c is gone"],
  ["a key that is new", closed({ b: true }), closed({ b: true, c: { type: "string" } }), "minor a.c is new"],
  ["a key with another name", closed({ b: true }), closed({ c: true }), "major a.b is gone; minor a.c is new"],
  ["a key of an open map that gets a type", { type: "object" }, { type: "object", properties: { c: { type: "string" } } }, "major a.c must be of type string"],
  ["a map that is closed", { type: "object", properties: { b: true } }, closed({ b: true }), "major a.* are not taken any more: only the keys that the schema names"],
  ["a map that is opened", closed({ b: true }), { type: "object", properties: { b: true } }, "minor a.* are taken, whatever they are"],
  ["other values of a map", { type: "object", additionalProperties: { type: "string" } }, { type: "object", additionalProperties: { type: "integer" } }, "major a.* must be of type integer"],
  ["other names of a map", { type: "object" }, { type: "object", propertyNames: { maxLength: 3 } }, "major a may refuse what it took: propertyNames of its schema says something else"],
  ["a key that must be given", closed({ b: true }), closed({ b: true }, ["b"]), "major a.b must be given"],
  ["a key that need not be given", closed({ b: true }, ["b"]), closed({ b: true }), "minor a.b need not be given any more"],
  ["a new key that must be given", closed({ b: true }), closed({ b: true, c: true }, ["c"]), "major a.c must be given"],
  ["less that is forbidden", { type: "string", not: { enum: ["x", "y"] } }, { type: "string", not: { const: "x" } }, "minor a takes more than before"],
  ["more that is forbidden", { type: "string", not: { const: "x" } }, { type: "string", not: { enum: ["x", "y"] } }, "major a may refuse what it took: not of its schema says something else"],
  ["one branch more", { anyOf: [{ type: "integer" }] }, { anyOf: [{ type: "integer" }, { type: "string", pattern: "%$" }] }, "minor a takes more than before"],
  ["one branch less", { anyOf: [{ type: "integer" }, { type: "string" }] }, { anyOf: [{ type: "integer" }] }, "major a may refuse what it took: anyOf of its schema says something else"],
  ["types instead of branches", { type: ["string", "integer"] }, { anyOf: [{ type: "integer" }, { type: "string" }] }],
  ["a condition that holds for less", when({ enum: ["x", "y"] }, { minLength: 2 }), when({ const: "x" }, { minLength: 2 }), "minor a takes more than before"],
  ["a condition that holds for more", when({ const: "x" }, { minLength: 2 }), when({ enum: ["x", "y"] }, { minLength: 2 }), "major a may refuse what it took: if of its schema says something else"],
  ["a condition that asks for less", when({ const: "x" }, { minLength: 2 }), when({ const: "x" }, { minLength: 1 }), "minor a takes more than before"],
  ["a condition that asks for more", when({ const: "x" }, { minLength: 1 }), when({ const: "x" }, { minLength: 2 }), "major a may refuse what it took: if of its schema says something else"],
  ["what is asked for where a condition does not hold, and is less", { type: "string", if: { const: "x" }, else: { minLength: 2 } }, { type: "string", if: { const: "x" }, else: { minLength: 1 } }, "minor a takes more than before"],
  ["what is asked for where a condition does not hold, and is more", { type: "string", if: { const: "x" }, else: { minLength: 1 } }, { type: "string", if: { const: "x" }, else: { minLength: 2 } }, "major a may refuse what it took: if of its schema says something else"],
  ["what cannot be compared", { oneOf: [{ type: "string" }, { minLength: 1 }] }, { oneOf: [{ type: "string" }, { minLength: 2 }] }, "major a may refuse what it took: oneOf of its schema says something else"],
];

for (const [what, old, next, expected = ""] of cases) {
  test(what, () => assert.is(changes(closed({ a: old }), closed({ a: next })), expected));
}

test("a new key that must be given does no harm where the chart gives it", () => {
  const [old, next] = [closed({ b: true }), closed({ b: true, c: true }, ["c"])];
  assert.is(changes(old, next, { b: 1 }, { b: 1, c: 2 }), "minor c is new");
  // One that was there before may be null in somebody's values, which takes the chart's own away.
  assert.is(changes(closed({ c: true }), closed({ c: true }, ["c"]), { c: 2 }, { c: 2 }), "major c must be given");
});

test("a key that must be given and that the chart gives no more is the user's to give", () => {
  const schema = closed({ b: closed({ c: true }, ["c"]) });
  assert.is(changes(schema, schema, { b: { c: 1 } }, { b: {} }), "major b.c must be given");
  assert.is(changes(schema, schema, { b: { c: 1 } }, { b: { c: 2 } }), "");
  assert.is(changes(schema, schema, { b: {} }, { b: {} }), "");
});

test("a chart without a schema took everything", () => {
  assert.is(changes({ type: "object" }, closed({ b: true })), "major * are not taken any more: only the keys that the schema names");
  assert.is(changes(closed({ b: true }), { type: "object" }), "minor * are taken, whatever they are");
});

test("a service that may not be off any more says why; one that only new services call may be off with them", () => {
  const off = { properties: { enabled: { const: false } } };
  const rule = (callers: readonly string[]) => ({
    if: { properties: { db: off }, not: { anyOf: [{ properties: Object.fromEntries(callers.map((caller) => [caller, off])) }, { required: ["elsewhere"] }] } },
    then: { properties: { db: { properties: { enabled: { const: `true while ${callers.join(" or ")} is enabled` } } } } },
  });
  const schema = (...callers: readonly string[]) => ({ properties: { a: true, b: true, db: true }, allOf: [rule(callers)] });
  assert.is(changes(schema("a"), schema("a", "b")), "major db.enabled must be true while a or b is enabled");
  assert.is(changes(schema("a"), schema("a", "b"), {}, {}, ["b"]), "");
  assert.is(changes(schema("a", "b"), schema("a")), "minor (all values together) takes more than before");
  assert.is(changes({ properties: { a: true } }, { properties: { a: true }, allOf: [rule(["a"])] }, {}, {}, ["a"]), "");
  assert.is(changes({ properties: { a: true } }, { properties: { a: true, db: true }, allOf: [rule(["a"])] }, {}, {}, ["db"]), "");
});

test("definitions that refer to themselves come to an end", () => {
  const tree = (type: string) => ({ $ref: "#/$defs/tree", $defs: { tree: closed({ leaf: { type }, inner: { $ref: "#/$defs/tree" } }) } });
  assert.is(changes(tree("string"), tree("string")), "");
  assert.is(changes(tree("string"), tree("integer")), "major leaf must be of type integer");
});

test.run();

function changes(old: Schema, next: Schema, oldValues: unknown = {}, nextValues: unknown = {}, added: readonly string[] = []): string {
  const reasons = ranked(compareSchemas({ schema: withDefinitions(old), values: oldValues }, { schema: withDefinitions(next), values: nextValues }, added));
  return reasons.map(({ level, path, message }) => [level, path, message].filter((part) => part !== "").join(" ")).join("; ");
}

function withDefinitions(schema: Schema): Schema {
  return typeof schema === "boolean" || schema["$defs"] !== undefined ? schema : { ...schema, $defs: { filled: { type: "string", minLength: 1 } } };
}

function closed(properties: Readonly<Record<string, Schema>>, required: readonly string[] = []): SchemaObject {
  return { type: "object", additionalProperties: false, properties, ...(required.length === 0 ? {} : { required }) };
}

function when(condition: Schema, wanted: Schema): SchemaObject {
  return { type: "string", if: condition, then: wanted };
}
