import { kindSchema, type KindSchema } from "./kind-schema.js";
import { objectMeta } from "./kubernetes-schemas.js";
import { strictSchema, type Schema } from "./strict-schema.js";

/** The part of a CustomResourceDefinition that is read here. */
export interface CustomResourceDefinition {
  readonly kind: "CustomResourceDefinition";
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly Version[];
  };
}

interface Version {
  readonly name: string;
  readonly served: boolean;
  readonly schema: { readonly openAPIV3Schema: Schema };
}

/** Whether a YAML document is a CustomResourceDefinition; the files hold other things as well. */
export function isCustomResourceDefinition(document: unknown): document is CustomResourceDefinition {
  return (
    typeof document === "object" &&
    document !== null &&
    "kind" in document &&
    document.kind === "CustomResourceDefinition"
  );
}

/**
 * A schema for each version that a cluster with this definition serves.
 * @param definitions those of Kubernetes: metadata is of its type, whatever the definition says
 */
export function customResourceSchemas(
  { spec }: CustomResourceDefinition,
  definitions: Readonly<Record<string, Schema>>,
): KindSchema[] {
  return spec.versions
    .filter((version) => version.served)
    .map((version) => {
      const published = version.schema.openAPIV3Schema;
      const schema = strictSchema({
        ...published,
        properties: { ...published.properties, metadata: objectMeta },
      });
      return kindSchema(spec.group, version.name, spec.names.kind, schema, definitions);
    });
}
