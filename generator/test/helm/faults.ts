import fc from "fast-check";
import type { Step } from "../../src/problem/positions.js";
import type { JsonSchema } from "../../src/schema/bundle.js";
import { exclusiveKeys, freeMember, resolved, schemaNodes, type SchemaNode } from "./schema-nodes.js";
import { validValue } from "./valid-values.js";

/** One thing wrong in otherwise valid values. */
export interface Fault {
  readonly kind:
    | "type"
    | "null"
    | "unknown key"
    | "bad name"
    | "enum"
    | "bounds"
    | "pattern"
    | "length"
    | "missing key"
    | "repetition";
  /** Where the value is put; the fault may be deeper in it. */
  readonly steps: readonly Step[];
  readonly value: unknown;
}

/** Every single fault that a schema allows to think of, at each of its places. */
export function faults(root: JsonSchema): readonly Fault[] {
  return schemaNodes(root)
    .filter(({ steps }) => steps.length > 0)
    .flatMap((node) => faultsAt(root, node));
}

/** Many faults as one document, each in a valid surrounding of its own. */
export function documentWith(root: JsonSchema, all: readonly Fault[]): Record<string, unknown> {
  return all.reduce<unknown>((values, fault) => withFault(root, root, values, fault, 0), {}) as Record<
    string,
    unknown
  >;
}

/** The largest part that a fault needs for itself: a list, or an object whose other keys must be there. */
export function claim(root: JsonSchema, { steps }: Fault): readonly Step[] {
  let here = root;
  for (const [i, step] of steps.entries()) {
    if (typeof step === "number" || (here["required"] as readonly string[] | undefined)?.length)
      return steps.slice(0, i);
    here = child(root, here, step);
  }
  return steps;
}

function faultsAt(root: JsonSchema, { steps, schema }: SchemaNode): readonly Fault[] {
  const {
    type,
    enum: choices,
    pattern,
    minimum,
    maximum,
    exclusiveMinimum,
    minItems,
    maxLength,
    minLength,
    required,
    propertyNames,
    uniqueItems,
  } = schema;
  const valid = () =>
    fc.sample(validValue(root, schema), { numRuns: 1, seed: 1 })[0] as Readonly<Record<string, unknown>>;
  const one = (kind: Fault["kind"], value: unknown): Fault => ({ kind, steps, value });
  const texts = ["", " ", "a b", "A/", "é", "-", "1.", "x\ny", "//", "_:_"].filter(
    (text) => !new RegExp((pattern as string | undefined) ?? "", "u").test(text),
  );
  return [
    ...wrongTypes(schema).map((value) => one("type", value)),
    one("null", null),
    ...(choices ? [one("enum", "nonsense")] : []),
    ...(minimum !== undefined ? [one("bounds", (minimum as number) - 1)] : []),
    ...(exclusiveMinimum !== undefined ? [one("bounds", exclusiveMinimum)] : []),
    ...(maximum !== undefined ? [one("bounds", (maximum as number) + 1)] : []),
    ...(pattern !== undefined ? texts.slice(0, 2).map((text) => one("pattern", text)) : []),
    ...(maxLength !== undefined ? [one("length", "a".repeat((maxLength as number) + 1))] : []),
    ...(minLength ? [one("length", "")] : []),
    ...(minItems ? [one("length", [])] : []),
    ...(uniqueItems
      ? [
          one(
            "repetition",
            twice(fc.sample(validValue(root, child(root, schema, 0)), { numRuns: 1, seed: 1 })[0]),
          ),
        ]
      : []),
    ...(type === "object" && schema["additionalProperties"] === false
      ? [one("unknown key", { ...valid(), unknownKey: 1 })]
      : []),
    ...(propertyNames
      ? [
          one("bad name", {
            "bad name": fc.sample(validValue(root, freeMember(schema)!), { numRuns: 1, seed: 1 })[0],
          }),
        ]
      : []),
    ...((required ?? []) as readonly string[]).map((key) =>
      one("missing key", Object.fromEntries(Object.entries(valid()).filter(([other]) => other !== key))),
    ),
  ];
}

function twice<T>(item: T): readonly T[] {
  return [item, item];
}

function wrongTypes({ type, enum: choices, anyOf }: JsonSchema): readonly unknown[] {
  const allowed = new Set([
    type,
    ...((anyOf ?? []) as readonly JsonSchema[]).map((branch) => branch["type"]),
    choices ? "string" : undefined,
  ]);
  const examples: readonly (readonly [readonly string[], unknown])[] = [
    [["string"], "text"],
    [["integer", "number"], 7],
    [["number"], 1.5],
    [["boolean"], true],
    [["array"], ["a"]],
    [["object"], { a: 1 }],
  ];
  return examples.filter(([types]) => !types.some((name) => allowed.has(name))).map(([, value]) => value);
}

function withFault(
  root: JsonSchema,
  schema: JsonSchema,
  values: unknown,
  fault: Fault,
  depth: number,
): unknown {
  if (depth === fault.steps.length) return fault.value;
  const here = resolved(root, schema);
  const step = fault.steps[depth]!;
  const known = (values ??
    (here["required"] ? fc.sample(validValue(root, here), { numRuns: 1, seed: 2 })[0] : {})) as Record<
    string,
    unknown
  >;
  const inside = withFault(
    root,
    child(root, here, step),
    typeof step === "number" ? undefined : known[step],
    fault,
    depth + 1,
  );
  if (typeof step === "number") return [inside];
  // What may not stand beside the fault makes way for it.
  const alone =
    here["maxProperties"] === 1
      ? Object.keys(known)
      : exclusiveKeys(here).includes(step)
        ? exclusiveKeys(here)
        : [];
  const others = Object.entries(known).filter(([key]) => !alone.includes(key));
  return { ...Object.fromEntries(others), [step]: inside };
}

function child(root: JsonSchema, schema: JsonSchema, step: Step): JsonSchema {
  const known = (schema["properties"] as Readonly<Record<string, JsonSchema>> | undefined)?.[step];
  const member = typeof step === "number" ? (schema["items"] as JsonSchema) : (known ?? freeMember(schema)!);
  return resolved(root, member);
}
