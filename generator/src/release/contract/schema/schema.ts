/** A JSON Schema of the dialect 2020-12, which Helm takes. */
export type Schema = boolean | SchemaObject;

export type SchemaObject = Readonly<Record<string, unknown>>;

/** Schemas that a value must satisfy together, none of them with `allOf`. */
export type Conjunction = readonly Schema[];

/**
 * A schema as the conjunction that it is: its own words, and those of its `allOf`. Empty for what accepts
 * everything.
 */
export function conjuncts(schema: Schema): Conjunction {
  if (schema === true) return [];
  if (schema === false) return [false];
  const known = split.get(schema);
  if (known !== undefined) return known;
  const { allOf, ...own } = schema;
  const all =
    allOf === undefined
      ? [schema]
      : [...(Object.keys(own).length === 0 ? [] : [own]), ...(allOf as readonly Schema[]).flatMap(conjuncts)];
  const found = all.filter((part) => part === false || Object.keys(part).length > 0);
  split.set(schema, found);
  return found;
}

const split = new WeakMap<object, Conjunction>();

/** A schema as text, the same for schemas that differ in the order of their keys alone. */
export function schemaText(schema: Schema): string {
  if (typeof schema === "boolean") return String(schema);
  const known = texts.get(schema);
  if (known !== undefined) return known;
  const text = sortedText(schema);
  texts.set(schema, text);
  return text;
}

const texts = new WeakMap<object, string>();

/** JSON with sorted keys. */
export function sortedText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sortedText).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return `{${Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${sortedText((value as SchemaObject)[key])}`)
    .join()}}`;
}
