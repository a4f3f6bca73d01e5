import { getScalarValue, SCALAR_STYLE, type ScalarEvent } from "js-yaml";
import { keyFault, textFault } from "../../problem/data-rules.js";
import { type Ambiguity, plainScalar, type Scalar } from "./plain-scalar.js";

/** The value of a scalar, or the fault that it has as the end of a sentence. */
export type Read<Value> = { readonly value: Value; readonly fault?: never } | { readonly fault: string };

/** A scalar in the place of a value; `bracketed` within [ ] or { }. */
export function yamlScalar(source: string, event: ScalarEvent, bracketed: boolean): Read<Scalar> {
  const text = getScalarValue(source, event);
  if (event.style !== SCALAR_STYLE.PLAIN) return checked(text, escapeFault(source, event) ?? textFault(text));
  const fault = bracketed ? bracketFault(text) : undefined;
  if (fault !== undefined) return { fault };
  const read = plainScalar(text);
  return "why" in read ? { fault: `${read.why}. Write ${oneOf(read.write)}` } : read;
}

const longestKey = 1000;

/** A scalar in the place of a key, `bracketed` as above: text, or a whole number that is its own text. */
export function yamlKey(source: string, event: ScalarEvent, bracketed: boolean): Read<string> {
  const text = getScalarValue(source, event);
  if (event.tagStart >= 0 || event.anchorStart >= 0) return { fault: "is a key with a tag or an anchor" };
  if (event.style >= SCALAR_STYLE.LITERAL_BLOCK) return { fault: "is a key that is a block of text" };
  if (event.valueEnd - event.valueStart > longestKey)
    return { fault: `is a key longer than ${longestKey} characters, which Helm does not read` };
  if (event.style !== SCALAR_STYLE.PLAIN) return checked(text, escapeFault(source, event) ?? keyFault(text));
  const fault = bracketed ? (bracketFault(text) ?? colonFault(source, event)) : undefined;
  if (fault !== undefined) return { fault };
  const read = plainScalar(text);
  if ("why" in read) return { fault: `${read.why}. Write ${read.write.at(-1)}` };
  return checked(text, isItsText(read.value, text) ? keyFault(text) : asText(read.value, text));
}

function checked(text: string, fault: string | undefined): Read<string> {
  return fault === undefined ? { value: text } : { fault };
}

function oneOf(choices: Ambiguity["write"]): string {
  return choices.length === 1 ? choices[0]! : `${choices.slice(0, -1).join(", ")} or ${choices.at(-1)}`;
}

/**
 * JSON writes a rare character as two escapes of halves; YAML 1.1 has neither these nor `\/`, and Helm
 * refuses the file.
 */
function escapeFault(source: string, { style, valueStart, valueEnd }: ScalarEvent): string | undefined {
  if (style !== SCALAR_STYLE.DOUBLE_QUOTED) return undefined;
  const sequence = /(?<!\\)(?:\\\\)*(\\u[dD][89a-fA-F]..|\\\/)/.exec(source.slice(valueStart, valueEnd))?.[1];
  return sequence && `has the escape ${sequence}, which Helm does not read. Write the character itself`;
}

/** YAML 1.1 takes these for marks of its own. */
function bracketFault(text: string): string | undefined {
  const mark = /^:|\?/.exec(text)?.[0];
  return mark && `has a ${mark} within brackets, which Helm does not take for text. Put it in quotes`;
}

/** Without a space, the colon belongs to the key for Helm. */
function colonFault(source: string, { valueEnd }: ScalarEvent): string | undefined {
  return /^\s*:\S/.test(source.slice(valueEnd, valueEnd + 9))
    ? "is a key without a space after its colon"
    : undefined;
}

/** `8080: http` has the key "8080" everywhere; `1.0: a` has the key "1", to everybody's surprise. */
function isItsText(value: Scalar, text: string): boolean {
  return typeof value === "string" || (typeof value === "number" && String(value) === text);
}

function asText(value: Scalar, text: string): string {
  return (
    `is a key that reads as ${value === null ? "null" : value}, ` +
    `not as text. Write ${JSON.stringify(text)}`
  );
}
