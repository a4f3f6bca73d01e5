import { kindSchema, type KindSchema } from "./kind-schema.js";
import { mapValues, strictSchema, type Schema } from "./strict-schema.js";

/** The part of Kubernetes' swagger.json that is read here. */
export interface Swagger {
  readonly definitions: Readonly<Record<string, Definition>>;
}

type Definition = Schema & { readonly "x-kubernetes-group-version-kind"?: readonly GroupVersionKind[] };

interface GroupVersionKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

export const objectMeta: Schema = { $ref: "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta" };

/** Every definition of the API, closed, by its name. */
export function strictDefinitions({ definitions }: Swagger): Record<string, Schema> {
  return mapValues(definitions, (definition, name) => looserThanPublished[name] ?? strictSchema(definition));
}

/**
 * A schema for each kind that can stand in a manifest: those with the usual metadata, so no lists and no
 * options.
 */
export function kubernetesSchemas(
  { definitions }: Swagger,
  strict: Readonly<Record<string, Schema>>,
): KindSchema[] {
  return Object.entries(definitions)
    .filter(([, definition]) => definition.properties?.["metadata"]?.$ref === objectMeta.$ref)
    .flatMap(([name, definition]) =>
      (definition["x-kubernetes-group-version-kind"] ?? []).map(({ group, version, kind }) =>
        kindSchema(group, version, kind, strict[name]!, strict),
      ),
    );
}

/** What the API reads differently from what it publishes: types with a decoder of their own. */
const looserThanPublished: Readonly<Record<string, Schema>> = {
  "io.k8s.apimachinery.pkg.api.resource.Quantity": {
    anyOf: [{ type: "number" }, { type: "string", pattern: quantity() }],
  },
  "io.k8s.apimachinery.pkg.util.intstr.IntOrString": { anyOf: [{ type: "integer" }, { type: "string" }] },
  "io.k8s.apimachinery.pkg.runtime.RawExtension": { type: "object" },
  "io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1": { type: "object" },
  "io.k8s.apimachinery.pkg.apis.meta.v1.Patch": { type: "object" },
};

/** `500m`, `1.5Gi`, `1e3`; not `1GB` and not `100 m`. */
function quantity(): string {
  const number = "([0-9]+[.]?[0-9]*|[.][0-9]+)";
  const suffix = "([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)";
  return `^[+-]?${number}${suffix}?$`;
}
