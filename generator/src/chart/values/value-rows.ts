import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { JsonSchema } from "../../schema/bundle.js";
import { schemasFolder } from "../../schema/files.js";
import { isGroup, type ValueGroup, type ValueNode } from "./value-tree.js";

/** One key of a chart's values, for the comment above it and its row in the README. */
export interface ValueRow {
  /** `autoscaling.minReplicas`. */
  readonly path: string;
  readonly description: string;
  readonly type: string;
  /** Undefined where values.yaml leaves it out. */
  readonly default: unknown;
  readonly inValuesYaml: boolean;
  /** Whether rows of its members follow. */
  readonly hasMembers: boolean;
}

/**
 * All keys of a group, parents before their members, in the order of values.yaml. Members of objects with
 * free keys have no rows.
 */
export function valueRows(group: ValueGroup, prefix = ""): readonly ValueRow[] {
  return Object.entries(group.members).flatMap(([key, node]) => nodeRows(node, prefix + key));
}

function nodeRows(node: ValueNode, path: string): ValueRow[] {
  if (isGroup(node)) {
    return [
      {
        path,
        description: node.description,
        type: "object",
        default: undefined,
        inValuesYaml: true,
        hasMembers: true,
      },
      ...valueRows(node, `${path}.`),
    ];
  }
  const end = resolved(node.schema, "");
  return schemaRows(end, node.description ?? end.description, node.default, path);
}

function schemaRows(
  { schema, file }: Resolved,
  description: string | undefined,
  value: unknown,
  path: string,
): ValueRow[] {
  const properties = (schema["properties"] ?? {}) as Readonly<Record<string, JsonSchema>>;
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  // The schema of a service's own value may leave its members undescribed; then they have no rows.
  const members = (isObject ? Object.entries(value) : []).flatMap(([key, member]) => {
    if (properties[key] === undefined) return [];
    const inner = resolved(properties[key], file);
    return inner.description === undefined ? [] : [{ key, member, inner }];
  });
  const own: ValueRow = {
    path,
    description: description!,
    type: typeName(schema),
    default: value,
    inValuesYaml: value !== undefined,
    hasMembers: members.length > 0,
  };
  return [
    own,
    ...members.flatMap(({ key, member, inner }) =>
      schemaRows(inner, inner.description, member, `${path}.${key}`),
    ),
  ];
}

interface Resolved {
  readonly schema: JsonSchema;
  readonly file: string;
  /** That of the first schema on the way that has one. */
  readonly description: string | undefined;
}

const files = new Map<string, JsonSchema>();

function resolved(schema: JsonSchema, file: string): Resolved {
  const reference = schema["$ref"];
  const description = schema["description"] as string | undefined;
  if (typeof reference !== "string") return { schema, file, description };
  const path = join(dirname(file), reference);
  const target =
    files.get(path) ?? (JSON.parse(readFileSync(join(schemasFolder, path), "utf8")) as JsonSchema);
  files.set(path, target);
  const end = resolved(target, path);
  return { ...end, description: description ?? end.description };
}

function typeName(schema: JsonSchema): string {
  const type = schema["type"];
  if (typeof type === "string") return type;
  if (Array.isArray(type)) return type.join(" or ");
  if (Array.isArray(schema["enum"])) return "string";
  return Array.isArray(schema["anyOf"])
    ? (schema["anyOf"] as JsonSchema[]).map(typeName).join(" or ")
    : "any";
}
