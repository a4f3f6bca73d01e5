import type { JsonSchema } from "../generator/src/schema/bundle.js";

/** A field of what a schema describes. */
export interface SchemaField {
  /** `services.NAME.calls[].ports`. */
  readonly path: string;
  /** Its own part of the schema: where two paths lead to the same, it is the same object. */
  readonly field: JsonSchema;
}

/** All fields, each at the first and shortest of its paths. */
export function schemaFields(root: JsonSchema): readonly SchemaField[] {
  const seen = new Set<JsonSchema>();
  const found: SchemaField[] = [];
  let open = members(root, root, "");
  while (open.length > 0) {
    const fresh = open.filter(({ field }) => !seen.has(field) && seen.add(field));
    found.push(...fresh.filter(({ path }) => !/(NAME|\[\])$/.test(path)));
    open = fresh.flatMap(({ path, field }) => members(root, field, path));
  }
  return found;
}

/** The field at a path; undefined: the schema has none. */
export function fieldAt(root: JsonSchema, path: string): JsonSchema | undefined {
  const steps = path.replaceAll("[]", ".[]").split(".");
  return steps.reduce<JsonSchema | undefined>(
    (at, step) => at && members(root, at, "").find(({ path }) => path === step)?.field,
    root,
  );
}

/** What a schema has at once: its properties, `NAME` for those of any name, `[]` for the items of a list. */
export function membersOf(root: JsonSchema, schema: JsonSchema): readonly SchemaField[] {
  return members(root, schema, "");
}

/** What a field is, in its own words or in those of what it refers to. */
export function descriptionOf(root: JsonSchema, field: JsonSchema): string {
  const said = parts(root, field).find(({ description }) => description !== undefined);
  return String(said?.["description"] ?? "");
}

function members(root: JsonSchema, schema: JsonSchema, path: string): readonly SchemaField[] {
  return parts(root, schema).flatMap((part) => {
    const at = (step: string) => (path === "" || step === "[]" ? `${path}${step}` : `${path}.${step}`);
    const { properties = {}, additionalProperties, items } = part;
    return [
      ...Object.entries(properties as Readonly<Record<string, unknown>>).map(
        ([name, field]) => [name, field] as const,
      ),
      ["NAME", additionalProperties] as const,
      ["[]", items] as const,
    ].flatMap(([step, field]) => (isSchema(field) ? [{ path: at(step), field }] : []));
  });
}

// A schema, what it refers to and what it is put together from.
function parts(root: JsonSchema, schema: JsonSchema): readonly JsonSchema[] {
  const { $ref, allOf = [], anyOf = [], oneOf = [] } = schema;
  const referred = typeof $ref === "string" ? pointed(root, $ref) : undefined;
  return [
    schema,
    ...[referred, ...[allOf, anyOf, oneOf].flat()].filter(isSchema).flatMap((part) => parts(root, part)),
  ];
}

function pointed(root: JsonSchema, reference: string): unknown {
  return reference
    .slice(2)
    .split("/")
    .reduce<unknown>((at, step) => (isSchema(at) ? at[step] : undefined), root);
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
