import fc, { type GeneratorValue } from "fast-check";
import type { JsonSchema } from "../../src/schema/bundle.js";
import { operatorsTexts } from "./operators-texts.js";
import { properties, freeMember, resolved } from "./schema-nodes.js";

/** Texts that may stand for something. */
export type Texts = ReadonlySet<string>;

/** What random values are made with. */
export interface Source {
  readonly g: GeneratorValue;
  readonly root: JsonSchema;
  /** Texts of the document, to which references may be. */
  readonly texts: readonly string[];
}

/**
 * A random value that most likely has the shape of a schema; who needs to know asks the schema. Texts are
 * those of the document, those at the edges of Kubernetes' grammars, and random ones.
 */
export function randomValue(source: Source, schema: JsonSchema, depth: number): unknown {
  const { g, root } = source;
  const whole = merged(root, resolved(root, schema));
  const branches = (whole["anyOf"] ?? whole["oneOf"]) as readonly JsonSchema[] | undefined;
  if (branches !== undefined) {
    const { anyOf: _any, oneOf: _one, ...rest } = whole;
    const branch = resolved(root, g(fc.constantFrom, ...branches));
    const others = branches.flatMap(({ required }) => (required ?? []) as readonly string[]);
    const required = (branch["required"] ?? []) as readonly string[];
    const known = properties(rest).filter(([key]) => !others.includes(key) || required.includes(key));
    return randomValue(
      source,
      joined([{ ...rest, ...(known.length > 0 && { properties: Object.fromEntries(known) }) }, branch]),
      depth,
    );
  }
  if (whole["const"] !== undefined) return whole["const"];
  if (whole["enum"] !== undefined) return g(fc.constantFrom, ...(whole["enum"] as readonly unknown[]));
  const types = [(whole["type"] ?? []) as string | readonly string[]].flat();
  switch (types.length > 0 ? g(fc.constantFrom, ...types) : undefined) {
    case "null":
      return null;
    case "boolean":
      return g(fc.boolean);
    case "integer":
    case "number":
      return randomNumber(source, whole);
    case "string":
      return randomText(source, whole);
    case "array":
      return randomList(source, whole, depth);
    case "object":
      return randomObject(source, whole, depth);
    default:
      return g(fc.constantFrom, ...source.texts);
  }
}

/** A schema with the parts of its `allOf` in one. */
export function merged(root: JsonSchema, schema: JsonSchema): JsonSchema {
  const { allOf, ...rest } = schema;
  if (allOf === undefined) return schema;
  return joined([...(allOf as JsonSchema[]).map((part) => merged(root, resolved(root, part))), rest]);
}

function joined(parts: readonly JsonSchema[]): JsonSchema {
  const known = Object.fromEntries(parts.flatMap(properties));
  const required = parts.flatMap((part) => (part["required"] ?? []) as readonly string[]);
  return {
    ...Object.assign({}, ...parts),
    ...(Object.keys(known).length > 0 && { properties: known, required: [...new Set(required)] }),
  };
}

function randomNumber({ g }: Source, { minimum = 0, maximum = 1_000_000 }: JsonSchema): number {
  const [least, most] = [Number(minimum), Number(maximum)];
  const near = [least, least + 1, most, most - 1, 0, 1, 2, 3, 10, 80, 443, 8080, 100_000, 100_001];
  const edges = near.filter((number) => number >= least && number <= most);
  return g(fc.boolean) ? g(fc.constantFrom, ...edges) : g(fc.integer, { min: least, max: most });
}

function randomText({ g, texts }: Source, { pattern, minLength = 0, maxLength = 1000 }: JsonSchema): string {
  const fits = (text: string) =>
    text.length >= Number(minLength) &&
    text.length <= Number(maxLength) &&
    (pattern === undefined || new RegExp(pattern as string, "u").test(text));
  const own = texts.filter(fits);
  const edges = [...operatorsTexts, ...places].filter(fits);
  const choices = [own, edges].filter((choice) => choice.length > 0);
  const choice = g(fc.integer, { min: 0, max: choices.length });
  if (choice < choices.length) return g(fc.constantFrom, ...choices[choice]!);
  return typeof pattern === "string"
    ? g(fc.stringMatching, new RegExp(pattern, "u"), { size: "small" })
    : g(fc.string);
}

/** Paths and names that one reader takes and another does not. */
const places = [
  ..."/ // /a/.. /../a /dev/a /a:b ./a a/./b a//b ..a a/..b a/../b .. . a/ $(A) $(A)/b %s /%61".split(" "),
  ..."a--b a_b A.b 1a a1 -a a- a.-b *.a.b a.*.b _a a:b:c a:b 1.2.3.4 ::1 1:2:3 fe80::1%eth0".split(" "),
  ..."X_Y X-Y x.y a=b a;b a,b a/b/c /a?b=c /a#b http https tcp h2c kubernetes.io/h2c a/ /a".split(" "),
];

function randomList(source: Source, { items, minItems = 0, maxItems = 3 }: JsonSchema, depth: number) {
  const max = Math.max(Number(minItems), Math.min(Number(maxItems), 3));
  const length = source.g(fc.integer, { min: Number(minItems), max });
  return Array.from({ length }, () => randomValue(source, (items ?? {}) as JsonSchema, depth + 1));
}

function randomObject(source: Source, schema: JsonSchema, depth: number): Record<string, unknown> {
  const { g, root } = source;
  const required = (schema["required"] ?? []) as readonly string[];
  const { maxProperties } = schema;
  const all = properties(schema);
  const chance = depth === 0 ? 4 : 6;
  const one = maxProperties === 1 && all.length > 0 ? g(fc.constantFrom, ...all)[0] : undefined;
  const kept = all.filter(([key]) =>
    one === undefined ? required.includes(key) || g(fc.nat, chance) === 0 : key === one,
  );
  const own = kept.map(([key, member]) => [key, randomValue(source, member, depth + 1)] as const);
  const free = freeMember(schema);
  const names = (schema["propertyNames"] ?? { type: "string" }) as JsonSchema;
  const count = free ? g(fc.integer, { min: 0, max: 2 }) : 0;
  const more = Array.from({ length: count }, () => [
    String(randomValue(source, resolved(root, names), depth + 1)),
    randomValue(source, free!, depth + 1),
  ]);
  return Object.fromEntries([...more, ...own]) as Record<string, unknown>;
}
