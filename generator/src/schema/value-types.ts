import type { JsonSchema } from "./bundle.js";

/**
 * TypeScript types of a chart's values: one for each of the schema's `$defs`, then `Values`. Descriptions
 * become JSDoc. What TypeScript cannot say, patterns and ranges, is left to the schema; a part that only
 * another keyword describes is `unknown`.
 *
 * @param schema self-contained, its references all to `$defs`
 */
export function valueTypes(schema: JsonSchema, banner: string): string {
  const definitions = Object.entries((schema["$defs"] ?? {}) as Readonly<Record<string, JsonSchema>>);
  const types = definitions.map(
    ([name, definition]) =>
      `${comment(definition, "")}export type ${typeName(name)} = ${typeText(definition, "")};`,
  );
  const values = `${comment(schema, "")}export interface Values ${objectText(schema, "")}`;
  return `${[banner, ...types, values].join("\n\n")}\n`;
}

/** A schema as a type; its own lines are indented by `margin`. */
function typeText(schema: JsonSchema | boolean, margin: string): string {
  if (typeof schema === "boolean") return schema ? "unknown" : "never";
  const { $ref, enum: choices, const: only, anyOf, oneOf, type } = schema as Words;
  if ($ref !== undefined) return referenceText($ref);
  if (choices !== undefined) return union(choices.map(literal));
  if (only !== undefined) return literal(only);
  if (typeof type === "string") return ofType(type, schema, margin);
  if (type !== undefined) return union(type.map((one) => ofType(one, schema, margin)));
  return union((anyOf ?? oneOf ?? [true]).map((branch) => typeText(branch, margin)));
}

interface Words {
  readonly $ref?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly type?: string | readonly string[];
}

function ofType(type: string, schema: JsonSchema, margin: string): string {
  if (type === "object") return objectText(schema, margin);
  if (type === "array") return arrayText(schema["items"] as JsonSchema | undefined, margin);
  return type === "integer" ? "number" : type;
}

function objectText(
  { properties = {}, required = [], additionalProperties = true }: JsonSchema,
  margin: string,
): string {
  const inner = `${margin}  `;
  const mark = (key: string) => ((required as readonly string[]).includes(key) ? "" : "?");
  const known = Object.entries(properties as Readonly<Record<string, JsonSchema>>).map(
    ([key, member]) =>
      `${comment(member, inner)}${inner}${propertyName(key)}${mark(key)}: ${typeText(member, inner)};`,
  );
  const others = typeText(additionalProperties as JsonSchema | boolean, inner);
  // An index signature must fit the known keys as well.
  const index =
    others === "never" ? [] : [`${inner}[key: string]: ${known.length > 0 ? "unknown" : others};`];
  const lines = [...known, ...index];
  return lines.length === 0 ? "Record<string, never>" : `{\n${lines.join("\n")}\n${margin}}`;
}

function arrayText(items: JsonSchema | boolean = true, margin: string): string {
  const item = typeText(items, margin);
  return item.includes(" | ") && !item.startsWith("{") ? `(${item})[]` : `${item}[]`;
}

/** `#/$defs/Labels/additionalProperties` is the type of any member. */
function referenceText(reference: string): string {
  const [name = "", ...steps] = reference.replace("#/$defs/", "").split("/");
  return typeName(name) + steps.map((step) => (step === "additionalProperties" ? "[string]" : "")).join("");
}

function literal(value: unknown): string {
  return typeof value === "object" && value !== null ? "unknown" : JSON.stringify(value);
}

function union(types: readonly string[]): string {
  return [...new Set(types)].join(" | ");
}

function propertyName(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
}

function typeName(name: string): string {
  return /^\d/.test(name) ? `_${name}` : name;
}

function comment(schema: JsonSchema | boolean, margin: string): string {
  const text = typeof schema === "boolean" ? undefined : schema["description"];
  if (typeof text !== "string" || text === "") return "";
  const lines = text.replaceAll("*/", "*\\/").split("\n");
  if (lines.length === 1) return `${margin}/** ${lines[0]!} */\n`;
  const inner = lines.map((line) => `${margin} * ${line}`.trimEnd());
  return `${[`${margin}/**`, ...inner, `${margin} */`].join("\n")}\n`;
}
