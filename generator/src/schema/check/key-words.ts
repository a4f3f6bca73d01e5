import type { ErrorObject } from "ajv/dist/2020.js";
import { insteadOf, knownKeys } from "./keys.js";
import { EXPECTED } from "./validator.js";
import { quoted } from "../../problem/shown.js";
import { didYouMean } from "../../problem/suggest.js";

/**
 * What to say of a key that a closed object does not describe: the key that was meant, or all if they are
 * few.
 */
export function unknownKeyMessage(
  { keyword, parentSchema }: ErrorObject,
  key: string,
  root: unknown,
): string {
  const own = Object.keys((parentSchema?.["properties"] as object | undefined) ?? {});
  const known = keyword === "unevaluatedProperties" ? knownKeys(parentSchema, root) : own;
  // Known, but only in a form of the object that this one does not have.
  if (known.includes(key)) return "is not allowed here";
  const instead = insteadOf(key, parentSchema, root);
  if (instead !== undefined) return `is not a known key. Write ${instead}`;
  return notKnown(key, known);
}

/** What to say of a key whose name is not as `propertyNames` wants it. */
export function keyNameMessage({ keyword, params, parentSchema, propertyName = "" }: ErrorObject): string {
  const expected: unknown = parentSchema?.[EXPECTED];
  if (typeof expected === "string") return `is not ${expected}`;
  const values = keyword === "enum" ? (params["allowedValues"] as readonly unknown[]).map(String) : [];
  if (values.length > 0) return notKnown(propertyName, values);
  if (keyword === "maxLength") return `is a name of more than ${params["limit"]} ${unit(params["limit"])}`;
  return keyword === "pattern"
    ? `is a name that does not match ${params["pattern"]}`
    : "is not an allowed name";
}

function unit(limit: unknown): string {
  return limit === 1 ? "character" : "characters";
}

function notKnown(key: string, known: readonly string[]): string {
  return `is not a known key.${didYouMean(key, known) || allOf(known)}`.replace(/\.$/, "");
}

function allOf(known: readonly string[]): string {
  if (known.length === 0 || known.length > 8) return "";
  return ` Known ${known.length === 1 ? "is" : "are"} ${known.map(quoted).join(", ")}`;
}
