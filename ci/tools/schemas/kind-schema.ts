import type { Schema } from "./strict-schema.js";

/** The schema of one kind in one version, whole in itself. */
export interface KindSchema {
  /** The name that kubeconform looks for: `deployment-apps-v1.json`. */
  readonly file: string;
  readonly schema: Schema & { readonly definitions: Readonly<Record<string, Schema>> };
}

/**
 * A kind's schema with every definition that it refers to, directly or through others.
 * @param group empty for the core group
 * @param schema the object itself, closed
 * @param definitions all that `#/definitions/NAME` may mean, closed
 */
export function kindSchema(
  group: string,
  version: string,
  kind: string,
  schema: Schema,
  definitions: Readonly<Record<string, Schema>>,
): KindSchema {
  const apiVersion = group ? `${group}/${version}` : version;
  return {
    file: `${[kind, group.split(".")[0], version].filter(Boolean).join("-").toLowerCase()}.json`,
    schema: {
      ...schema,
      // Only the first label of a group is in the file's name, so the schema itself has to insist on the
      // rest.
      properties: { ...schema.properties, apiVersion: { enum: [apiVersion] }, kind: { enum: [kind] } },
      required: [...new Set(["apiVersion", "kind", "metadata", ...(schema.required ?? [])])],
      definitions: reachable(schema, definitions),
    },
  };
}

function reachable(schema: Schema, definitions: Readonly<Record<string, Schema>>): Record<string, Schema> {
  const found: Record<string, Schema> = {};
  const waiting: Schema[] = [schema];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    for (const name of references(next)) {
      const definition = definitions[name];
      if (!definition) throw new Error(`no definition of ${name}`);
      if (!found[name]) waiting.push((found[name] = definition));
    }
  }
  return found;
}

/** `$` needs no care: no Kubernetes object has a field of that name with such a text. */
function references(schema: Schema): string[] {
  return [...JSON.stringify(schema).matchAll(/"\$ref":"#\/definitions\/([^"]+)"/g)].map((match) => match[1]!);
}
