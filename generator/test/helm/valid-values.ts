import type { ValidateFunction } from "ajv/dist/2020.js";
import fc from "fast-check";
import type { JsonSchema } from "../../src/schema/bundle.js";
import { hostileStrings } from "../render/hostile-strings.js";
import { newAjv, validatorOptions } from "../../src/schema/check/validator.js";
import { operatorsTexts } from "./operators-texts.js";
import { exclusiveKeys, freeMember, properties, resolved } from "./schema-nodes.js";

/** Values that a schema of a chart allows; only of the keywords that occur in those. */
export function validValue(root: JsonSchema, schema: JsonSchema): fc.Arbitrary<unknown> {
  const here = resolved(root, schema);
  const choices = here["enum"] as readonly unknown[] | undefined;
  const branches = here["anyOf"] as readonly JsonSchema[] | undefined;
  if (choices) return fc.constantFrom(...choices);
  if (branches) return fc.oneof(...branches.map((branch) => validValue(root, branch)));
  switch (here["type"]) {
    case "boolean":
      return fc.boolean();
    case "integer":
      return fc.integer(bounds(here));
    case "number":
      return fc.integer(bounds(here)).map((number) => (number + 1) / 4);
    case "string":
      return validText(here);
    case "array":
      return validList(root, here);
    case "object":
      return validObject(root, here);
    default:
      throw new Error(`no generator for ${JSON.stringify(here)}`);
  }
}

function bounds({ minimum = 0, maximum = 1_000_000 }: JsonSchema): { min: number; max: number } {
  return { min: minimum as number, max: maximum as number };
}

// Where every text is allowed, it must get through the templates as it is.
function validText(schema: JsonSchema): fc.Arbitrary<string> {
  // What must not be shown in a message is matched by the opposite of its opposite.
  const hidden = (schema["not"] as JsonSchema | undefined)?.["not"] as JsonSchema | undefined;
  const wanted = schema["pattern"] ?? hidden?.["pattern"];
  const fits = fitting({ ...schema, pattern: wanted });
  const usual = operatorsTexts.filter(fits);
  const random =
    typeof wanted === "string" ? [matching(wanted)] : [fc.constantFrom(...hostileStrings), fc.string()];
  return fc.oneof(
    ...random.map((texts) => texts.filter(fits)),
    ...(usual.length > 0 ? [fc.constantFrom(...usual)] : []),
  );
}

/** Whether a text is what the schema of a text allows. */
function fitting({
  pattern,
  minLength = 0,
  maxLength = 1000,
  not,
  if: refused,
  allOf = [],
}: JsonSchema): (text: string) => boolean {
  // A condition stands for what is refused with a reason.
  const parts = [{ pattern, not }, { not: refused }, ...(allOf as readonly JsonSchema[])] as readonly {
    readonly pattern?: string;
    readonly not?: { readonly pattern?: string; readonly enum?: readonly string[] };
  }[];
  const more = parts.flatMap((part) => (part.pattern === undefined ? [] : [new RegExp(part.pattern, "u")]));
  const forbidden = parts.flatMap((part) =>
    part.not?.pattern === undefined ? [] : [new RegExp(part.not.pattern, "u")],
  );
  return (text) => {
    const fits = [...text].length >= (minLength as number) && [...text].length <= (maxLength as number);
    return (
      fits &&
      more.every((part) => part.test(text)) &&
      !/[\p{Surrogate}\0]/u.test(text) &&
      !forbidden.some((part) => part.test(text)) &&
      !parts.some((part) => part.not?.enum?.includes(text))
    );
  };
}

const generators = new Map<string, fc.Arbitrary<string>>();

/** Making the generator takes longer than using it, and the same few patterns come again and again. */
function matching(pattern: string): fc.Arbitrary<string> {
  // Random texts are hardly ever as long as a ciphertext has to be.
  const least = Number(/\{(\d{3,}),\}/.exec(pattern)?.[1] ?? 0);
  if (least > 0) return fc.integer({ min: 0, max: 9 }).map((more) => "A".repeat(least + more));
  const known = generators.get(pattern) ?? fc.stringMatching(new RegExp(pattern, "u"), { size: "small" });
  generators.set(pattern, known);
  return known;
}

function validList(
  root: JsonSchema,
  { items, minItems = 0, maxItems = 3, uniqueItems }: JsonSchema,
): fc.Arbitrary<unknown[]> {
  const item = validValue(root, items as JsonSchema);
  const length = { minLength: minItems as number, maxLength: maxItems as number };
  return uniqueItems
    ? fc.uniqueArray(item, { ...length, selector: (value) => JSON.stringify(value) })
    : fc.array(item, length);
}

/** Whether an object may have these keys at once. */
function fitsTogether(schema: JsonSchema, keys: readonly string[]): boolean {
  const { minProperties = 0, maxProperties = Infinity } = schema;
  const apart = exclusiveKeys(schema);
  return (
    keys.length >= (minProperties as number) &&
    keys.length <= (maxProperties as number) &&
    (apart.length === 0 || !apart.every((key) => keys.includes(key)))
  );
}

/** The rules of a whole chart are for who asks for its values. */
function isConditional(schema: JsonSchema): boolean {
  return !("$defs" in schema) && ("allOf" in schema || "if" in schema);
}

const compiled = new Map<string, ValidateFunction>();

/** What an object's schema says of keys that depend on each other. */
function conditions(root: JsonSchema, schema: JsonSchema): ValidateFunction {
  const key = JSON.stringify(schema);
  const known =
    compiled.get(key) ?? newAjv(validatorOptions).compile({ ...schema, $defs: root["$defs"] as object });
  compiled.set(key, known);
  return known;
}

function validObject(root: JsonSchema, schema: JsonSchema): fc.Arbitrary<Record<string, unknown>> {
  const free = freeMember(schema);
  const known = Object.fromEntries(
    properties(schema).map(([key, member]) => [key, validValue(root, member)]),
  );
  const required = (schema["required"] ?? []) as readonly string[];
  const fits = (object: object) =>
    fitsTogether(schema, Object.keys(object)) && (!isConditional(schema) || conditions(root, schema)(object));
  const named = fc.record(known, { requiredKeys: [...required], noNullPrototype: true });
  if (!free) return named.filter(fits);
  const names = (schema["propertyNames"] ?? { type: "string", pattern: "^[a-z]{1,9}$" }) as JsonSchema;
  const more = fc.dictionary(
    validText(resolved(root, names)).filter(
      (key) => !["__proto__", "constructor", "prototype", ...Object.keys(known)].includes(key),
    ),
    validValue(root, free),
    { maxKeys: 3, noNullPrototype: true },
  );
  return fc
    .tuple(more, named)
    .map(([others, own]) => ({ ...others, ...own }))
    .filter(fits);
}
