import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { accepts } from "../../../src/release/contract/schema/accepts.js";
import { expandedSchema } from "../../../src/release/contract/schema/expanded.js";
import { refusals } from "../../../src/release/contract/schema/refusals.js";
import { conjuncts, type Schema } from "../../../src/release/contract/schema/schema.js";

// Values of a small world, all of which each pair of schemas is tried on.
const scalars: readonly unknown[] = [null, false, true, -2, 0, 1, 1.5, 2, 3, "", "a", "ab", "abc", "b"];
const lists: readonly unknown[] = [[], ["a"], ["a", "a"], [1, "b"], [0, 1.5, "ab"], [null], [[], true]];
const inner: readonly unknown[] = [undefined, null, false, true, 1, "a", { a: 1 }, { b: false }];
const maps: readonly unknown[] = inner.flatMap((a) =>
  inner.map((b) => Object.fromEntries(Object.entries({ a, b }).filter(([, value]) => value !== undefined))),
);
const world: readonly unknown[] = [
  ...scalars,
  ...lists,
  ...maps,
  { c: 1 },
  { a: 1, c: "ab" },
  { a: { a: 1, b: 2 }, c: {} },
];

const keys = ["a", "b", "c"];
const { schema } = fc.letrec<{ schema: Schema }>((tie) => {
  const inner = tie("schema");
  const limit = fc.integer({ min: 0, max: 3 });
  const words: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
    type: fc.oneof(
      fc.constantFrom("null", "boolean", "object", "array", "string", "number", "integer"),
      fc.subarray(["null", "boolean", "object", "string", "integer"], { minLength: 1 }),
    ),
    enum: fc.subarray([...scalars, {}, { a: 1 }], { minLength: 1, maxLength: 4 }),
    const: fc.constantFrom(...scalars),
    minimum: limit,
    exclusiveMinimum: limit,
    maximum: limit,
    exclusiveMaximum: limit,
    multipleOf: fc.constantFrom(1, 2, 0.5),
    minLength: limit,
    maxLength: limit,
    pattern: fc.constantFrom("^a", "b$", "."),
    minItems: limit,
    maxItems: limit,
    uniqueItems: fc.boolean(),
    items: inner,
    contains: inner,
    minContains: limit,
    properties: fc.dictionary(fc.constantFrom(...keys), inner, { maxKeys: 3 }),
    patternProperties: fc.dictionary(fc.constantFrom("^a", "b"), inner, { maxKeys: 1 }),
    additionalProperties: inner,
    required: fc.subarray(keys),
    propertyNames: inner,
    minProperties: limit,
    maxProperties: limit,
    not: inner,
    anyOf: fc.array(inner, { minLength: 1, maxLength: 3 }),
    oneOf: fc.array(inner, { minLength: 1, maxLength: 2 }),
    allOf: fc.array(inner, { minLength: 1, maxLength: 2 }),
    if: inner,
    then: inner,
    else: inner,
    $ref: fc.constant("#/$defs/word"),
  };
  const word = fc.oneof(
    ...Object.entries(words).map(([name, value]) => value.map((value) => [name, value] as const)),
  );
  return {
    schema: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      fc.boolean(),
      fc.array(word, { maxLength: 4 }).map((pairs) => Object.fromEntries(pairs)),
    ),
  };
});
const root = schema.map(
  (one): Schema =>
    typeof one === "boolean"
      ? one
      : { ...one, $defs: { word: { type: ["string", "integer"], not: { const: "a" } } } },
);

/** Two schemas that have much in common, as those of one chart have; or two of which one is a part. */
const pair = fc
  .tuple(root, root)
  .chain(([one, other]) =>
    fc
      .constantFrom<readonly [Schema, Schema]>(
        [one, other],
        [{ allOf: [one, other] }, one],
        [one, { anyOf: [one, other] }],
        [{ not: { anyOf: [one, other] } }, { not: other }],
        [mixed(one, other), one],
        [one, mixed(one, other)],
      )
      .map(([old, next]) => [withDefinitions(old), withDefinitions(next)] as const),
  );

test("what is said to be refused nowhere is refused nowhere", () => {
  const count = { compared: 0, fine: 0 };
  fc.assert(
    fc.property(pair, ([old, next]) => {
      const [before, after] = [expandedSchema(old), expandedSchema(next)];
      count.compared++;
      if (refusals(conjuncts(before), after).length > 0) return;
      count.fine++;
      assert.equal(
        world.filter((value) => accepts(old, value) === true && accepts(next, value) === false),
        [],
      );
    }),
    { numRuns: 300 },
  );
  // Else the test would say nothing.
  assert.ok(count.fine > count.compared / 5, JSON.stringify(count));
});

test("expanded schemas accept what they did", () => {
  fc.assert(
    fc.property(root, (one) => {
      const expanded = expandedSchema(one);
      assert.equal(
        world.filter((value) => accepts(expanded, value) !== accepts(one, value)),
        [],
      );
      assert.equal(
        world.filter(
          (value) => conjuncts(expanded).every((part) => accepts(part, value)) !== accepts(one, value),
        ),
        [],
      );
    }),
    { numRuns: 100 },
  );
});

test("a schema refuses nothing that it takes itself", () => {
  fc.assert(
    fc.property(root, (one) => {
      const expanded = expandedSchema(one);
      assert.equal(refusals(conjuncts(expanded), expanded), []);
    }),
    { numRuns: 100 },
  );
});

test.run();

function mixed(one: Schema, other: Schema): Schema {
  return typeof one === "boolean" || typeof other === "boolean" ? one : { ...one, ...other };
}

function withDefinitions(one: Schema): Schema {
  return typeof one === "boolean"
    ? one
    : { ...one, $defs: { word: { type: ["string", "integer"], not: { const: "a" } } } };
}
