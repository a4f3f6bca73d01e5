import type { ErrorObject } from "ajv/dist/2020.js";
import type { Step } from "../../problem/positions.js";
import { keyNameMessage, unknownKeyMessage } from "./key-words.js";
import { rangeWords, sizeWords } from "./range-words.js";
import { EXPECTED } from "./validator.js";
import { kindMessage, received } from "./value-words.js";
import { listed, quoted, shown } from "../../problem/shown.js";

/** One thing wrong in a value: where, whether the key or the value is to blame, and what. */
export interface Fault {
  readonly steps: readonly Step[];
  readonly at: "key" | "value";
  readonly message: string;
}

/**
 * A validator's error in the user's words.
 *
 * @param steps lead to the value or, for a bad name, to the key
 * @param root the whole schema
 * @param written the value as it stands in the file, for what is not text: `1.10`
 */
export function faultOf(
  error: ErrorObject,
  steps: readonly Step[],
  root: unknown,
  written: string | undefined,
): Fault {
  const { keyword, params } = error;
  const key = KEYS[keyword] && (params[KEYS[keyword]] as string);
  if (key !== undefined) return { steps: [...steps, key], at: "key", message: keyMessage(error, key, root) };
  if (keyword === "uniqueItems") {
    const [first, second] = [Number(params["i"]), Number(params["j"])].sort((a, b) => a - b) as [
      number,
      number,
    ];
    const message = `repeats item [${first}], ${shown((error.data as readonly unknown[])[first])}`;
    return { steps: [...steps, second], at: "value", message };
  }
  if (error.propertyName !== undefined) return { steps, at: "key", message: keyNameMessage(error) };
  return { steps, at: keyword === "false schema" ? "key" : "value", message: valueMessage(error, written) };
}

/** The keywords whose fault is a key that the value lacks or should lack, and the parameter that names it. */
const KEYS: Readonly<Record<string, string>> = {
  required: "missingProperty",
  dependentRequired: "missingProperty",
  additionalProperties: "additionalProperty",
  unevaluatedProperties: "unevaluatedProperty",
};

function keyMessage(error: ErrorObject, key: string, root: unknown): string {
  if (error.keyword === "required") return "is required";
  if (error.keyword === "dependentRequired")
    return `is required beside ${quoted(error.params["property"] as string)}`;
  return unknownKeyMessage(error, key, root);
}

function valueMessage(error: ErrorObject, written: string | undefined): string {
  const { keyword, data } = error;
  if (keyword === "choice") return choiceMessage(error);
  if (KINDS.has(keyword)) return kindMessage(error, written);
  if (keyword === "false schema") return "is not allowed here";
  const expected: unknown = error.parentSchema?.[EXPECTED];
  const got = received(error, shown(data));
  if (typeof expected === "string") return `must be ${expected}, got ${got}`;
  const size = sizeWords(error);
  if (size !== undefined) return size;
  return `must ${rangeWords(error) ?? OTHERS[keyword]?.(error) ?? "be something else"}, got ${got}`;
}

const KINDS = new Set(["type", "const", "enum", "alternatives"]);

const OTHERS: Readonly<Record<string, (error: ErrorObject) => string>> = {
  pattern: ({ params }) => `match ${params["pattern"]}`,
  format: ({ params }) => `be a valid ${params["format"]}`,
  contains: () => "contain an item that is missing",
  not: () => "not be as it is",
  oneOf: () => "have one form only, and it fits two",
};

/** Keys of which one, or at least one, must be there. */
function choiceMessage({ params, data }: ErrorObject): string {
  const names = params["names"] as readonly string[];
  const present = names.filter((name) => Object.hasOwn(data as object, name)).map(quoted);
  const count = params["exactly"] === true ? "exactly" : "at least";
  const got = present.length === 0 ? "none" : listed(present, "and");
  return `must have ${count} one of ${names.map(quoted).join(", ")}, got ${got}`;
}
