import { conjuncts, type Conjunction, type Schema } from "./schema.js";

/** The keys that schemas name. */
export function namedMembers(schemas: Conjunction): readonly string[] {
  return [...new Set(schemas.flatMap((schema) => Object.keys(propertiesOf(schema))))];
}

/** What schemas say together of a key. */
export function memberOf(schemas: Conjunction, key: string): Conjunction {
  return schemas.flatMap((schema) => {
    const properties = propertiesOf(schema);
    if (Object.hasOwn(properties, key)) return conjuncts(properties[key]!);
    // A key that may be one of `patternProperties` is not judged by `additionalProperties`.
    return isOpen(schema) ? [] : conjuncts(additionalOf(schema));
  });
}

/** What schemas say together of keys that none of them names. */
export function othersOf(schemas: Conjunction): Conjunction {
  return schemas.flatMap((schema) => (isOpen(schema) ? [] : conjuncts(additionalOf(schema))));
}

function isOpen(schema: Schema): boolean {
  return typeof schema === "boolean" || Object.hasOwn(schema, "patternProperties");
}

function additionalOf(schema: Schema): Schema {
  return typeof schema === "boolean" ? schema : ((schema["additionalProperties"] ?? true) as Schema);
}

/** What a schema says of each key that it names. */
export function propertiesOf(schema: Schema): Readonly<Record<string, Schema>> {
  return typeof schema === "boolean"
    ? {}
    : ((schema["properties"] ?? {}) as Readonly<Record<string, Schema>>);
}
