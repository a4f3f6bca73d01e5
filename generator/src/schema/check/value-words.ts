import type { ErrorObject } from "ajv/dist/2020.js";
import { EXPECTED } from "./validator.js";
import { listed, quoted, shown } from "../../problem/shown.js";
import { didYouMean } from "../../problem/suggest.js";

/**
 * The sentence for a value of the wrong type, or that is none of a few:
 * `must be text, got the number 5. Write "5"`.
 */
export function kindMessage(error: ErrorObject, written: string | undefined): string {
  const { types, values } = wanted(error);
  const expected: unknown = error.parentSchema?.[EXPECTED];
  // A constant with words of its own is a reason, not a value that could be given.
  if (error.keyword === "const" && typeof expected === "string") return `must be ${expected}`;
  const words = [...values.slice(0, MAX_VALUES).map(shown), ...types.map((type) => TYPE_WORDS[type] ?? type)];
  const listing =
    types.length === 0 && values.length > 1
      ? `one of ${words.join(", ")}${more(values)}`
      : listed(words, "or");
  // A single value that is left has a reason, which the schema may give.
  const isVague = types.length > 0 || values.length > MAX_VALUES || values.length === 1;
  const got = received(error, types.length > 0 ? typed(error.data, written) : shown(error.data));
  return (
    `must be ${isVague && typeof expected === "string" ? expected : listing}, ` +
    `got ${got}${hint(error, types, values, written)}`
  );
}

/** What was found, unless the schema marks it as a secret. */
export function received({ parentSchema }: ErrorObject, words: string): string {
  return parentSchema?.["writeOnly"] === true ? "a value that is not shown" : words;
}

const MAX_VALUES = 10;

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  integer: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
};

function wanted({ keyword, params }: ErrorObject): { types: readonly string[]; values: readonly unknown[] } {
  if (keyword === "const") return { types: [], values: [params["allowedValue"]] };
  if (keyword === "enum") return { types: [], values: params["allowedValues"] as readonly unknown[] };
  if (keyword === "type") return { types: [params["type"] as string | string[]].flat(), values: [] };
  return {
    types: [...new Set(params["types"] as readonly string[])],
    values: params["values"] as readonly unknown[],
  };
}

function more(values: readonly unknown[]): string {
  return values.length > MAX_VALUES ? `, … (${values.length} in all)` : "";
}

function typed(value: unknown, written: string | undefined): string {
  if (typeof value === "string") return `the text ${quoted(value)}`;
  if (typeof value === "number") return `the number ${written ?? value}`;
  if (value === null) return written === "" ? "nothing" : "null";
  return typeof value === "object" ? (Array.isArray(value) ? "a list" : "an object") : String(value);
}

/** The same thing in the type that is wanted, or the value that was probably meant. */
function hint(
  error: ErrorObject,
  types: readonly string[],
  values: readonly unknown[],
  written: string | undefined,
): string {
  const { data, parentSchema } = error;
  if (parentSchema?.["writeOnly"] === true) return "";
  if (typeof data === "string") {
    const same = sameInType(data, types);
    const near =
      values.length + types.length > 1
        ? didYouMean(
            data,
            values.filter((value) => typeof value === "string"),
          )
        : "";
    return same !== undefined ? `. Write ${same}` : near === "" ? "" : `.${near}`;
  }
  if (typeof data !== "number" && typeof data !== "boolean") return "";
  const text = written ?? String(data);
  const fits = types.includes("string") && patterns(error).every((pattern) => pattern.test(text));
  return fits || values.includes(text) ? `. Write ${quoted(text)}` : "";
}

/** What a text must match; of alternatives, that of the one which takes text. */
function patterns({ schema, parentSchema }: ErrorObject): readonly RegExp[] {
  const branches = Array.isArray(schema) ? (schema as readonly Readonly<Record<string, unknown>>[]) : [];
  return [parentSchema, ...branches].flatMap((part) =>
    typeof part?.["pattern"] === "string" ? [new RegExp(part["pattern"], "u")] : [],
  );
}

function sameInType(text: string, types: readonly string[]): string | undefined {
  const isNumber = types.includes("number")
    ? /^-?\d+(?:\.\d+)?$/
    : types.includes("integer")
      ? /^-?\d+$/
      : /(?!)/;
  if (isNumber.test(text)) return text;
  if (types.includes("boolean") && /^(?:true|yes|on)$/i.test(text)) return "true";
  if (types.includes("boolean") && /^(?:false|no|off)$/i.test(text)) return "false";
  // Who writes a command as one text means its words; quotes in it are left to people.
  const words = text.split(/\s+/).filter((word) => word !== "");
  return types.includes("array") && words.length > 0 && (words.length === 1 || !/["']/.test(text))
    ? `[${words.map(quoted).join(", ")}]`
    : undefined;
}
