import type { JsonSchema } from "../../schema/bundle.js";

/**
 * A value of a chart, or a group of them, described once: values.yaml, schema, types and README are read from
 * it.
 */
export type ValueNode = Value | ValueGroup;

export interface Value {
  /** One line; that of the schema if not given. */
  readonly description?: string | undefined;
  /** Absent: the value is allowed, but values.yaml does not have it. */
  readonly default?: unknown;
  /** Often a `$ref` to a file of schemas/values. */
  readonly schema: JsonSchema;
  /** Keys of an object that must not be taken away with null. */
  readonly required?: readonly string[];
  /** What else holds where its default is there: in the schema of its own chart. */
  readonly complete?: JsonSchema;
}

export interface ValueGroup {
  readonly description: string;
  readonly members: Readonly<Record<string, ValueNode>>;
}

/**
 * A value with a schema of its own file: `schemaValue("replicas", 2)` is described by
 * schemas/values/replicas.schema.json.
 */
export function schemaValue(file: string, defaultValue: unknown, description?: string): Value {
  return { description, default: defaultValue, schema: { $ref: `values/${file}.schema.json` } };
}

/** A group, without the members that are undefined or empty groups; undefined when nothing is left. */
export function valueGroup(
  description: string,
  members: Readonly<Record<string, ValueNode | undefined>>,
): ValueGroup | undefined {
  const present = Object.entries(members).filter(
    (entry): entry is [string, ValueNode] => entry[1] !== undefined,
  );
  return present.length === 0 ? undefined : { description, members: Object.fromEntries(present) };
}

export function isGroup(node: ValueNode): node is ValueGroup {
  return "members" in node;
}

/** The content of values.yaml. */
export function defaults(group: ValueGroup): Record<string, unknown> {
  const entries = Object.entries(group.members).map(([key, node]) => [
    key,
    isGroup(node) ? defaults(node) : node.default,
  ]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/**
 * The schema of a group: closed, each property described.
 *
 * @param complete whether every default must be there. True for a chart's own schema, which sees its
 *   defaults; false where another chart holds the defaults, for `helm lint` shows a parent's schema the
 *   values without those of its subcharts.
 */
export function groupSchema(group: ValueGroup, complete: boolean): JsonSchema {
  const required = Object.entries(group.members).filter(
    ([, node]) => isGroup(node) || node.default !== undefined,
  );
  return {
    description: group.description,
    type: "object",
    additionalProperties: false,
    ...(complete && required.length > 0 ? { required: required.map(([key]) => key) } : {}),
    properties: Object.fromEntries(
      Object.entries(group.members).map(([key, node]) => [key, nodeSchema(node, complete)]),
    ),
  };
}

/** A schema with the keys that it names, in which others may have keys of their own. */
export function openSchema(schema: JsonSchema): JsonSchema {
  const { additionalProperties, ...open } = schema;
  if (additionalProperties !== false) return schema;
  const properties = (open["properties"] ?? {}) as Readonly<Record<string, JsonSchema>>;
  return {
    ...open,
    properties: Object.fromEntries(
      Object.entries(properties).map(([key, member]) => [key, openSchema(member)]),
    ),
  };
}

function nodeSchema(node: ValueNode, complete: boolean): JsonSchema {
  if (isGroup(node)) return groupSchema(node, complete);
  return {
    ...node.schema,
    ...(node.description === undefined ? {} : { description: node.description }),
    ...(complete && node.required !== undefined ? { required: node.required } : {}),
    ...(complete ? node.complete : {}),
  };
}
