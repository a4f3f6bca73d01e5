import { join } from "node:path";
import { compile } from "json-schema-to-typescript";
import type { JsonSchema } from "../generator/src/schema/bundle.js";
import { catalogueSchema, schemasFolder } from "../generator/src/schema/files.js";

/** Where the types of a catalogue lie, in this package. */
export const catalogueTypesFile = join(schemasFolder, "types/catalogue.ts");

/**
 * The TypeScript types of a catalogue as users write it, from schemas/catalogue.schema.json: formatted,
 * read-only, each property with its description as JSDoc.
 */
export async function catalogueTypes(): Promise<string> {
  const schema = catalogueSchema();
  const text = await compile(
    plain(described(schema, (schema["$defs"] ?? {}) as Definitions)) as JsonSchema,
    "CatalogueSource",
    {
      additionalProperties: false,
      bannerComment: "/* Made by `npm run types` from schemas/catalogue.schema.json; not to be edited. */",
      ignoreMinAndMaxItems: true,
      style: { printWidth: 120 },
      unreachableDefinitions: false,
    },
  );
  return readOnly(text);
}

/**
 * The same schema with a description at every property: one that only refers to a definition has that of the
 * definition, which an editor would not look for.
 */
function described(node: unknown, definitions: Definitions): unknown {
  if (Array.isArray(node)) return node.map((item) => described(item, definitions));
  if (typeof node !== "object" || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      described(
        key === "properties" ? withDescriptions(value as Properties, definitions) : value,
        definitions,
      ),
    ]),
  );
}

type Properties = Readonly<Record<string, { readonly $ref?: string; readonly description?: string }>>;
type Definitions = Readonly<Record<string, { readonly description?: string }>>;

function withDescriptions(properties: Properties, definitions: Definitions): Properties {
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => {
      const { $ref = "", description = definitions[$ref.split("/").at(-1)!]?.description } = property;
      return [name, description === undefined ? property : { ...property, description }];
    }),
  );
}

/** Types with every property and every list read-only, for a catalogue may be so down to its leaves. */
function readOnly(types: string): string {
  const properties = types.replace(/^( +)(?=(?:[\w$]+\??|"[^"]+"\??|\[k: string\]):)/gm, "$1readonly ");
  let text = properties;
  for (let end = text.lastIndexOf("[]"); end > 0; end = text.lastIndexOf("[]", end - 1)) {
    // A description may say [].
    if (!/[\w)}]/.test(text[end - 1]!)) continue;
    const start = startOfType(text, end);
    text = `${text.slice(0, start)}readonly ${text.slice(start)}`;
  }
  return text;
}

// Where the type of the items begins: a name, or what is in brackets.
function startOfType(text: string, end: number): number {
  let depth = 0;
  for (let i = end - 1; i > 0; i--) {
    const character = text[i]!;
    if (")}".includes(character)) depth++;
    if ("({".includes(character)) depth--;
    if (depth === 0 && ("({".includes(character) || !/\w/.test(text[i - 1]!))) return i;
  }
  throw new Error("a list without a type");
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
