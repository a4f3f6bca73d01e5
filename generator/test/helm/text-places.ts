import type { Step } from "../../src/problem/positions.js";
import type { JsonSchema } from "../../src/schema/bundle.js";
import { freeMember, properties, resolved } from "./schema-nodes.js";

/** A place in values where a text may stand. */
export interface TextPlace {
  readonly steps: readonly Step[];
  /**
   * Whether it is text for people or programs, and not a name with a grammar of its own or an empty text for
   * "none".
   */
  readonly isFree: boolean;
  allows(text: string): boolean;
}

/**
 * All such places that a schema describes, but for those in lists; in an object with free keys those of a few
 * keys.
 */
export function textPlaces(
  root: JsonSchema,
  schema = root,
  steps: readonly Step[] = [],
  isMember = false,
): readonly TextPlace[] {
  const here = resolved(root, schema);
  if (here["type"] === "string" && here["enum"] === undefined) return [textPlace(here, steps, isMember)];
  const free = freeMember(here);
  const keys =
    free === undefined
      ? []
      : freeKeys(steps).filter((key) =>
          isAllowed(resolved(root, (here["propertyNames"] ?? {}) as JsonSchema), key),
        );
  return [
    ...properties(here).flatMap(([key, member]) => textPlaces(root, member, [...steps, key])),
    ...keys.flatMap((key) => textPlaces(root, free, [...steps, key], true)),
  ];
}

/**
 * Keys that some reader takes for something else; other ones in `global`, whose objects are merged with those
 * of the services.
 */
function freeKeys([first]: readonly Step[]): readonly string[] {
  const keys = ["yes", "1e3", "0o17", "a.b-c_D"];
  return first === "global" ? keys.map((key) => `example.com/${key}`) : keys;
}

function textPlace(schema: JsonSchema, steps: readonly Step[], isMember: boolean): TextPlace {
  const isFree = isMember || (schema["pattern"] === undefined && schema["title"] !== "PlainText");
  return { steps, isFree, allows: (text) => isAllowed(schema, text) && (isFree || text !== "") };
}

interface TextRules {
  readonly pattern?: string;
  readonly not?: TextRules;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly allOf?: readonly TextRules[];
  /** What `then` refuses with a constant that says why. */
  readonly if?: TextRules;
  readonly then?: { readonly const?: string };
}

function isAllowed(
  { pattern, not, minLength = 0, maxLength = Infinity, allOf = [], if: unfit, then }: TextRules,
  text: string,
): boolean {
  const length = [...text].length;
  return (
    (pattern === undefined || new RegExp(pattern, "u").test(text)) &&
    !(not && isAllowed(not, text)) &&
    !(unfit && then?.const !== undefined && isAllowed(unfit, text)) &&
    length >= minLength &&
    length <= maxLength &&
    allOf.every((part) => isAllowed(part, text))
  );
}
