import { join } from "node:path";
import { compile } from "json-schema-to-typescript";
import type { JsonSchema } from "../generator/src/schema/bundle.js";
import { catalogueSchema, schemasFolder } from "../generator/src/schema/files.js";

/** Where the types of a catalogue lie, in this package. */
export const catalogueTypesFile = join(schemasFolder, "types/catalogue.ts");

/**
 * The TypeScript types of a catalogue as users write it, from schemas/catalogue.schema.json: formatted, each
 * property with its description as JSDoc.
 */
export function catalogueTypes(): Promise<string> {
  return compile(plain(catalogueSchema()) as JsonSchema, "CatalogueSource", {
    additionalProperties: false,
    bannerComment: "/* Made by `npm run types` from schemas/catalogue.schema.json; not to be edited. */",
    ignoreMinAndMaxItems: true,
    style: { printWidth: 120 },
    unreachableDefinitions: false,
  });
}

const unspeakable = new Set([
  "$schema",
  "unevaluatedProperties",
  "x-expected",
  "propertyNames",
  "not",
  "pattern",
]);

// What TypeScript cannot say is left out, and `$ref` with siblings becomes `allOf`, which keeps one type for
// one definition.
function plain(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(plain);
  if (typeof node !== "object" || node === null) return node;
  const entries = Object.entries(node).filter(
    ([key, value]) => !unspeakable.has(key) && !onlyRequired(key, value) && !narrowsScalar(key, node),
  );
  const { $ref, ...rest } = Object.fromEntries(entries.map(([key, value]) => [key, plain(value)]));
  if ($ref === undefined) return rest;
  if (Object.keys(rest).length === 0) return { $ref };
  const { required: _required, ...siblings } = rest;
  return { ...siblings, allOf: [{ $ref }] };
}

// Conditions on a text or a number: TypeScript has none.
function narrowsScalar(key: string, { type }: { readonly type?: unknown }): boolean {
  return key === "allOf" && typeof type === "string" && type !== "object";
}

function onlyRequired(key: string, value: unknown): boolean {
  return (
    (key === "anyOf" || key === "oneOf") &&
    Array.isArray(value) &&
    value.every((branch) => Object.keys(branch as object).join() === "required")
  );
}
