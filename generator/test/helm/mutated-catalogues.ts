import fc, { type GeneratorValue } from "fast-check";
import type { Step } from "../../src/problem/positions.js";
import { pathText } from "../../src/problem/positions.js";
import type { JsonSchema } from "../../src/schema/bundle.js";
import { merged, randomValue, type Texts } from "./random-value.js";
import { freeMember, properties, resolved } from "./schema-nodes.js";

type Node = Readonly<Record<string, unknown>>;

/** A catalogue of which some places hold something else than in the one that it was made of. */
export interface MutatedCatalogue {
  readonly value: unknown;
  /** What was put where. */
  readonly changes: readonly string[];
}

/**
 * A catalogue with random changes: at places that its schema knows, a random value of that schema. A change
 * stays if the catalogue is accepted with it.
 *
 * @param tries how many changes are tried
 * @param most how many of them stay at most
 */
export function mutatedCatalogue(
  schema: JsonSchema,
  original: unknown,
  isAccepted: (value: unknown) => boolean,
  { seed, tries, most }: { readonly seed: number; readonly tries: number; readonly most: number },
): MutatedCatalogue {
  const [g] = fc.sample(fc.gen(), { seed, numRuns: 1 }) as [GeneratorValue];
  const texts = [...textsIn(original)];
  let value = original;
  const changes: string[] = [];
  for (let i = 0; i < tries && changes.length < most; i++) {
    const places = placesIn(schema, schema, value, []);
    const { steps, schema: there } = g(fc.constantFrom, ...places);
    const put = randomValue({ g, root: schema, texts }, there, 0);
    const changed = replaced(value, steps, put);
    if (JSON.stringify(changed) === JSON.stringify(value) || !isAccepted(structuredClone(changed))) continue;
    value = changed;
    changes.push(`${pathText(steps)}: ${JSON.stringify(put)}`);
  }
  return { value, changes };
}

/** Texts and keys that a catalogue has already: references are to them. */
function textsIn(value: unknown): Texts {
  if (typeof value === "string") return new Set(value.length < 300 ? [value] : []);
  if (typeof value !== "object" || value === null) return new Set();
  const keys = Array.isArray(value) ? [] : Object.keys(value);
  return new Set([...keys, ...Object.values(value).flatMap((member) => [...textsIn(member)])]);
}

interface Place {
  readonly steps: readonly Step[];
  readonly schema: JsonSchema;
}

// Each alternative of a schema is looked into that knows one of the value's keys.
function placesIn(root: JsonSchema, schema: JsonSchema, value: unknown, steps: readonly Step[]): Place[] {
  const here = merged(root, resolved(root, schema));
  const own = steps.length === 0 ? [] : [{ steps, schema }];
  const branches = [here, ...["anyOf", "oneOf"].flatMap((word) => (here[word] ?? []) as JsonSchema[])].map(
    (branch) => merged(root, resolved(root, branch)),
  );
  if (Array.isArray(value))
    return [...own, ...branches.flatMap((branch) => itemPlaces(root, branch, value, steps))];
  if (typeof value !== "object" || value === null) return own;
  return [...own, ...branches.flatMap((branch) => memberPlaces(root, branch, value as Node, steps))];
}

function itemPlaces(root: JsonSchema, { items }: JsonSchema, value: unknown[], steps: readonly Step[]) {
  if (items === undefined) return [];
  const schema = items as JsonSchema;
  const present = value.flatMap((item, i) => placesIn(root, schema, item, [...steps, i]));
  return [...present, { steps: [...steps, value.length], schema }];
}

function memberPlaces(root: JsonSchema, schema: JsonSchema, value: Node, steps: readonly Step[]): Place[] {
  const known = properties(schema);
  const free = freeMember(schema);
  const others = Object.keys(value).filter((key) => !known.some(([name]) => name === key));
  return [
    ...known.flatMap(([key, member]) =>
      Object.hasOwn(value, key)
        ? placesIn(root, member, value[key], [...steps, key])
        : [{ steps: [...steps, key], schema: member }],
    ),
    ...(free ? others.flatMap((key) => placesIn(root, free, value[key], [...steps, key])) : []),
  ];
}

function replaced(value: unknown, [step, ...rest]: readonly Step[], put: unknown): unknown {
  if (step === undefined) return put;
  const member = replaced((value as Node | undefined)?.[step], rest, put);
  if (Array.isArray(value)) return Object.assign([...(value as unknown[])], { [step]: member });
  return { ...(value as Node), [step]: member };
}
