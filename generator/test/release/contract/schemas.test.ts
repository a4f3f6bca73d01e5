import { test } from "uvu";
import * as assert from "uvu/assert";
import { compareSchemas } from "../../../src/release/contract/compare-schemas.js";
import { ranked } from "../../../src/release/contract/reason.js";
import type { Schema } from "../../../src/release/contract/schema/schema.js";
import { closed } from "./closed-schema.js";
import { valueCases } from "./schema-cases.js";
import { mapCases } from "./schema-map-cases.js";

for (const [what, old, next, expected = ""] of [...valueCases, ...mapCases]) {
  test(what, () => assert.is(changes(closed({ a: old }), closed({ a: next })), expected));
}

test("a new key that must be given does no harm where the chart gives it", () => {
  const [old, next] = [closed({ b: true }), closed({ b: true, c: true }, ["c"])];
  assert.is(changes(old, next, { b: 1 }, { b: 1, c: 2 }), "minor c is new");
  // One that was there before may be null in somebody's values, which takes the chart's own away.
  assert.is(
    changes(closed({ c: true }), closed({ c: true }, ["c"]), { c: 2 }, { c: 2 }),
    "major c must be given",
  );
});

test("a key that must be given and that the chart gives no more is the user's to give", () => {
  const schema = closed({ b: closed({ c: true }, ["c"]) });
  assert.is(changes(schema, schema, { b: { c: 1 } }, { b: {} }), "major b.c must be given");
  assert.is(changes(schema, schema, { b: { c: 1 } }, { b: { c: 2 } }), "");
  assert.is(changes(schema, schema, { b: {} }, { b: {} }), "");
});

test("a chart without a schema took everything", () => {
  assert.is(
    changes({ type: "object" }, closed({ b: true })),
    "major * are not taken any more: only the keys that the schema names",
  );
  assert.is(changes(closed({ b: true }), { type: "object" }), "minor * are taken, whatever they are");
});

test("keys of others in global are no part of the contract", () => {
  const text = { type: "string" };
  const umbrella = (hosts: Readonly<Record<string, Schema>>) =>
    closed({ global: { type: "object", properties: { hosts: closed(hosts) } } });
  const alone = (hosts: Readonly<Record<string, Schema>>) => ({
    ...closed({ enabled: { type: "boolean" }, global: { type: "object" } }),
    if: { required: ["enabled"] },
    else: {
      properties: {
        global: { type: "object", properties: { hosts: { type: "object", properties: hosts } } },
      },
    },
  });
  for (const schema of [umbrella, alone]) {
    assert.is(changes(schema({}), schema({})), "");
    assert.is(changes(schema({ a: text }), schema({ a: text, b: text })), "minor global.hosts.b is new");
    assert.is(changes(schema({ a: text, b: text }), schema({ a: text })), "major global.hosts.b is gone");
    assert.is(
      changes(schema({ a: { type: ["string", "null"] } }), schema({ a: text })),
      "major global.hosts.a must be of type string",
    );
  }
  const first = closed({ global: { type: "object", properties: { tag: text } } });
  const second = closed({
    global: { type: "object", properties: { tag: text, hosts: closed({ a: text }) } },
  });
  assert.is(changes(first, second), "minor global.hosts is new");
});

test("a service that may not be off any more says why; one that only new services call may be off with them", () => {
  const off = { properties: { enabled: { const: false } } };
  const rule = (callers: readonly string[]) => ({
    if: {
      properties: { db: off },
      not: {
        anyOf: [
          { properties: Object.fromEntries(callers.map((caller) => [caller, off])) },
          { required: ["elsewhere"] },
        ],
      },
    },
    then: {
      properties: {
        db: { properties: { enabled: { const: `true while ${callers.join(" or ")} is enabled` } } },
      },
    },
  });
  const schema = (...callers: readonly string[]) => ({
    properties: { a: true, b: true, db: true },
    allOf: [rule(callers)],
  });
  assert.is(changes(schema("a"), schema("a", "b")), "major db.enabled must be true while a or b is enabled");
  assert.is(changes(schema("a"), schema("a", "b"), {}, {}, ["b"]), "");
  assert.is(changes(schema("a", "b"), schema("a")), "minor (all values together) takes more than before");
  assert.is(
    changes({ properties: { a: true } }, { properties: { a: true }, allOf: [rule(["a"])] }, {}, {}, ["a"]),
    "",
  );
  assert.is(
    changes(
      { properties: { a: true } },
      { properties: { a: true, db: true }, allOf: [rule(["a"])] },
      {},
      {},
      ["db"],
    ),
    "",
  );
});

test("definitions that refer to themselves come to an end", () => {
  const tree = (type: string) => ({
    $ref: "#/$defs/tree",
    $defs: { tree: closed({ leaf: { type }, inner: { $ref: "#/$defs/tree" } }) },
  });
  assert.is(changes(tree("string"), tree("string")), "");
  assert.is(changes(tree("string"), tree("integer")), "major leaf must be of type integer");
});

test.run();

function changes(
  old: Schema,
  next: Schema,
  oldValues: unknown = {},
  nextValues: unknown = {},
  added: readonly string[] = [],
): string {
  const reasons = ranked(
    compareSchemas(
      { schema: withDefinitions(old), values: oldValues },
      { schema: withDefinitions(next), values: nextValues },
      added,
    ),
  );
  return reasons
    .map(({ level, path, message }) => [level, path, message].filter((part) => part !== "").join(" "))
    .join("; ");
}

function withDefinitions(schema: Schema): Schema {
  return typeof schema === "boolean" || schema["$defs"] !== undefined
    ? schema
    : { ...schema, $defs: { filled: { type: "string", minLength: 1 } } };
}
