import { helmParts, type HelmExpression } from "../chart/helm/helm-expression.js";

/**
 * No indicator, no blank, no digit or sign at the front: nothing that a resolver could take for a number or a
 * date.
 */
const plain = /^[A-Za-z/][A-Za-z0-9_./-]*$/;

/** The words that YAML 1.1, YAML 1.2 or Go's parser read as something else than text. */
const ambiguous = /^(?:y|n|yes|no|on|off|true|false|null|inf|infinity|nan)$/i;

/**
 * Control and format characters, line separators and non-characters: parsers refuse or change them, and
 * readers do not see them.
 */
const invisible = String.raw`\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}`;

/** Helm takes the text "<no value>" out of whatever a chart template prints. */
const lost = "<(?=no value>)";
const escaped = new RegExp(String.raw`["\\${invisible}]|${lost}`, "gu");

/** Matches a text that only a double-quoted scalar can carry, line feeds and tabs aside. */
export const needsEscape = new RegExp(String.raw`(?![\n\t])[${invisible}]|${lost}`, "u");

/**
 * Plain data as YAML on one line: a scalar, or a flow collection. Every reader, YAML 1.1, 1.2 or Go's, gets
 * back what was written. Members that are undefined are left out.
 *
 * @throws Error on what YAML cannot carry: undefined, NaN, functions, NUL, half a surrogate pair
 */
export function oneLineYaml(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(oneLineYaml).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const parts = helmParts(value);
    if (parts) return helmScalar(parts);
    return `{${members(value)
      .map(([key, member]) => `${yamlKey(key)}: ${oneLineYaml(member)}`)
      .join(", ")}}`;
  }
  return yamlScalar(value);
}

/** The members of an object that have a value, in their order. */
export function members(value: object): [string, unknown][] {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    throw new Error(`cannot write a ${value.constructor.name} as YAML`);
  return Object.entries(value).filter(([, member]) => member !== undefined);
}

/**
 * An object's key as YAML, quoted like any other text.
 *
 * @throws Error on a key of more than 1000 characters: YAML reads no more than 1024 before the colon
 */
export function yamlKey(key: string): string {
  const text = textScalar(key);
  if (text.length > 1000) throw new Error(`the key ${text.slice(0, 40)}… is too long for YAML`);
  return text;
}

/**
 * Describes the first character that cannot be carried from a catalogue into a container: NUL (no environment
 * variable, argument or path may hold it) or half a surrogate pair (it has no UTF-8 form). Every other
 * character survives YAML and Helm. Undefined if all is well.
 */
export function unprintable(text: string): string | undefined {
  const found = /\0|\p{Surrogate}/u.exec(text);
  if (!found) return undefined;
  const code = found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
  return `U+${code} (${code === "0000" ? "NUL" : "half a surrogate pair"}) at character ${found.index + 1}`;
}

function yamlScalar(value: unknown): string {
  if (typeof value === "string") return textScalar(value);
  if (typeof value === "number") return numberScalar(value);
  if (typeof value === "boolean" || value === null) return String(value);
  throw new Error(`cannot write ${typeof value} as YAML`);
}

/** Text with expressions in it, which NULs mark for `helmSafe`. */
export function markedText(
  parts: readonly (string | HelmExpression)[],
  written: (text: string) => string,
): string {
  return parts.map((part) => (typeof part === "string" ? written(part) : `\0${part.expression}\0`)).join("");
}

/** An expression alone prints YAML itself; text with expressions in it is quoted. */
function helmScalar(parts: readonly (string | HelmExpression)[]): string {
  const [first, second, ...others] = parts;
  // Text that is one expression, as helmText marks it.
  if (first === "" && typeof second === "object" && others.length === 0)
    return helmScalar([{ expression: `${second.expression} | quote` }]);
  const marked = markedText(parts, (text) => text.replace(escaped, escapeSequence));
  return parts.length === 1 && typeof first === "object" ? marked : `"${marked}"`;
}

function textScalar(text: string): string {
  if (plain.test(text) && !ambiguous.test(text)) return text;
  const fault = unprintable(text);
  if (fault) throw new Error(`cannot write ${fault} as YAML`);
  return `"${text.replace(escaped, escapeSequence)}"`;
}

function escapeSequence(character: string): string {
  const short = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" }[character];
  if (short) return short;
  const code = character.codePointAt(0)!.toString(16).toUpperCase();
  if (code.length <= 2) return `\\x${code.padStart(2, "0")}`;
  return code.length <= 4 ? `\\u${code.padStart(4, "0")}` : `\\U${code.padStart(8, "0")}`;
}

function numberScalar(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`cannot write ${value} as YAML`);
  // YAML 1.1 takes 1e+21 for text: a float needs a dot there.
  return String(value).replace(/^(-?\d+)e/, "$1.0e");
}
