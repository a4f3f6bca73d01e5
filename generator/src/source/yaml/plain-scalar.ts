import {
  boolCoreTag,
  boolYaml11Tag,
  floatCoreTag,
  floatYaml11Tag,
  intCoreTag,
  intYaml11Tag,
  NOT_RESOLVED,
  nullCoreTag,
  nullYaml11Tag,
  type ScalarTagDefinition,
  timestampTag,
} from "js-yaml";

export type Scalar = string | number | boolean | null;

/**
 * Why a scalar is refused, as the end of a sentence about it, and what may stand there instead: the text
 * comes last.
 */
export interface Ambiguity {
  readonly why: string;
  readonly write: readonly string[];
}

/**
 * Reads a scalar that has no quotes. Our parser follows YAML 1.2, Helm's follows YAML 1.1 with ways of its
 * own, so a scalar is accepted only where all these readings agree, and no digit is lost.
 */
export function plainScalar(text: string): { readonly value: Scalar } | Ambiguity {
  if (text !== "" && !MAYBE_SPECIAL.test(text)) return { value: text };
  const quoted = JSON.stringify(text);
  if (text === "<<")
    return { why: "is a merge key in YAML 1.1 and text in YAML 1.2", write: ["the keys out", quoted] };
  if (text === "=")
    return { why: "is ambiguous: YAML 1.1 reads it as a default, YAML 1.2 as text", write: [quoted] };
  if (isUnsafeInteger(text)) {
    return {
      why: `is a whole number beyond ${Number.MAX_SAFE_INTEGER}, which loses digits`,
      write: [quoted],
    };
  }
  const value = reading(text, YAML_1_2);
  const older = reading(text, YAML_1_1);
  if (typeof value === "number" && !Number.isFinite(value)) {
    return { why: "is not a finite number", write: ["a number", quoted] };
  }
  if (!Object.is(value, older)) {
    const why = `is ambiguous: YAML 1.1 reads it as ${named(older)}, YAML 1.2 as ${named(value)}`;
    return { why, write: [...[older, value].filter(isPlain).map(String), quoted] };
  }
  if (typeof value !== "number" && isNumberToHelm(text)) {
    return {
      why: "is ambiguous: Helm reads it as a number, YAML 1.2 as text",
      write: ["plain digits", quoted],
    };
  }
  return { value: value === 0 ? 0 : (value as Scalar) };
}

const MAYBE_SPECIAL = /^[-+.0-9yYnNtTfFoO~<=]/;
const YAML_1_2: readonly ScalarTagDefinition[] = [nullCoreTag, boolCoreTag, intCoreTag, floatCoreTag];
const YAML_1_1: readonly ScalarTagDefinition[] = [
  nullYaml11Tag,
  boolYaml11Tag,
  intYaml11Tag,
  floatYaml11Tag,
  timestampTag,
];

/** Helm keeps numbers as 64-bit floats, and so does JavaScript: above 2^53 neighbours fall together. */
function isUnsafeInteger(text: string): boolean {
  const digits = /^[-+]?(\d+|0x[\da-f]+)$/i.exec(text)?.[1];
  return digits !== undefined && Number(digits) > Number.MAX_SAFE_INTEGER;
}

function reading(text: string, tags: readonly ScalarTagDefinition[]): unknown {
  for (const tag of tags) {
    const value: unknown = tag.resolve(text, false, tag.tagName);
    if (value !== NOT_RESOLVED) return value;
  }
  return text;
}

function named(value: unknown): string {
  if (value instanceof Date) return "a date";
  return typeof value === "string" ? "text" : String(value);
}

function isPlain(value: unknown): boolean {
  return typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value));
}

/**
 * Go's parser drops every underscore and knows prefixes in capitals and behind a sign (go-yaml v2,
 * resolve.go).
 */
function isNumberToHelm(text: string): boolean {
  return /^[-+\d]/.test(text) && GO_NUMBER.test(text.replaceAll("_", ""));
}

const GO_NUMBER = /^[-+]?(?:0b[-+]?[01]+|0o[0-7]+|0x[\da-f]+|(?:\.\d+|\d+(?:\.\d*)?)(?:e[-+]?\d+)?)$/i;
