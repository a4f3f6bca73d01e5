/**
 * A schema as Kubernetes publishes it, in OpenAPI's dialect; also what is written, in JSON Schema draft 4.
 */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly nullable?: boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly "x-kubernetes-int-or-string"?: boolean;
  readonly "x-kubernetes-preserve-unknown-fields"?: boolean;
}

/**
 * The schema with every object closed, as the API server takes objects under strict field validation.
 *
 * Only the spine (properties, items, additionalProperties) is walked: what stands under anyOf, oneOf, allOf
 * and not adds conditions to an object that is described elsewhere, and closing those would refuse its other
 * fields.
 */
export function strictSchema(schema: Schema): Schema {
  const {
    nullable,
    "x-kubernetes-int-or-string": intOrString,
    "x-kubernetes-preserve-unknown-fields": open,
    ...rest
  } = schema;
  const strict: Schema = {
    ...withoutProse(rest),
    ...(rest.properties && { properties: mapValues(rest.properties, strictSchema) }),
    ...(rest.items && { items: strictSchema(rest.items) }),
    ...(typeof rest.additionalProperties === "object" && {
      additionalProperties: strictSchema(rest.additionalProperties),
    }),
    ...(rest.type === "object" &&
      rest.additionalProperties === undefined &&
      !open && { additionalProperties: false }),
    ...(intOrString && !rest.anyOf && { anyOf: [{ type: "integer" }, { type: "string" }] }),
  };
  return nullable ? { anyOf: [{ type: "null" }, strict] } : strict;
}

/** The map with each value replaced. */
export function mapValues<A, B>(
  map: Readonly<Record<string, A>>,
  change: (value: A, key: string) => B,
): Record<string, B> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value, key)]));
}

/** Descriptions are nine tenths of the text, and kubeconform reads it anew for each kind. */
function withoutProse(schema: Schema): Schema {
  return Object.fromEntries(
    Object.entries(schema).filter(
      ([key]) => key !== "description" && key !== "example" && !key.startsWith("x-kubernetes-"),
    ),
  );
}
