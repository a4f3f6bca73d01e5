import {
  calleeReferences,
  isFilledIn,
  referencedCall,
  textPieces,
} from "../../catalogue/facts/callee-references.js";
import type { Call, Catalogue, Service, StringMap } from "../../catalogue/model/catalogue.js";
import { addressParts } from "./endpoint.js";
import {
  goLiteral,
  goString,
  helmText,
  helmValue,
  type HelmExpression,
  type HelmScalar,
} from "./helm-expression.js";

/** Who brings a text, and the calls whose callees it may name. */
export interface TextScope {
  readonly catalogue: Catalogue;
  readonly service: Service;
  readonly calls: readonly Call[];
}

/** A text with `{call.api.host}` and so on as what Helm prints, in parts. */
export function filledParts(scope: TextScope, text: string): readonly (string | HelmExpression)[] {
  const { catalogue, service, calls } = scope;
  return textPieces(text).flatMap((piece) =>
    typeof piece === "string"
      ? piece
      : addressParts(catalogue, service, referencedCall(catalogue, calls, piece)!, `{${piece.word}}`),
  );
}

/** The same as a scalar: the text itself where nothing is filled in. */
export function filledText(scope: TextScope, text: string): string | HelmScalar {
  return isFilledIn(text) ? quotedText(filledParts(scope, text)) : text;
}

/** Parts as a scalar that is text: an expression alone would print a port as a number. */
export function quotedText(parts: readonly (string | HelmExpression)[]): HelmScalar {
  const [first] = parts;
  return parts.length === 1 && typeof first === "object"
    ? helmValue(`${first.expression} | quote`)
    : helmText(parts);
}

/** Plain data with all its texts so. */
export function filledIn<T>(scope: TextScope, value: T): T {
  return filled(scope, value) as T;
}

/** A map of texts as an argument of a function: `(dict "a" (printf "http://%v/" $api.host))`. */
export function filledDict(scope: TextScope, map: StringMap): string {
  return goLiteral(
    Object.fromEntries(Object.entries(map).map(([key, text]) => [key, filledArgument(scope, text)])),
  );
}

/** The calls whose callees texts name. */
export function namedCalls({ catalogue, calls }: TextScope, texts: readonly string[]): readonly Call[] {
  return texts
    .flatMap(calleeReferences)
    .flatMap((reference) => referencedCall(catalogue, calls, reference) ?? []);
}

function filled(scope: TextScope, value: unknown): unknown {
  if (typeof value === "string") return filledText(scope, value);
  if (Array.isArray(value)) return value.map((item) => filled(scope, item));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, filled(scope, member)]));
}

function filledArgument(scope: TextScope, text: string): string | HelmScalar {
  const parts = filledParts(scope, text);
  const values = parts.flatMap((part) => (typeof part === "string" ? [] : [`(${part.expression})`]));
  if (values.length === 0) return parts.join("");
  const format = parts.map((part) => (typeof part === "string" ? part.replaceAll("%", "%%") : "%v")).join("");
  return helmValue(
    format === "%v" ? `toString ${values[0]!}` : ["printf", goString(format), ...values].join(" "),
  );
}
