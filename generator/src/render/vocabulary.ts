import { goLiteral } from "../chart/helm/helm-expression.js";
import { helmSafe, helmString } from "./helm-text.js";
import { blockYaml } from "./yaml-block.js";
import { oneLineYaml } from "./yaml-scalar.js";

/** A word that a template may call inside `[[ ]]`. */
export interface Word {
  /** How many arguments it takes; undefined for any number. */
  readonly takes?: number;
  /** `offset` is how far the enclosing partials are indented by their calls. */
  readonly means: (values: readonly unknown[], offset: number) => unknown;
}

/** All words of the dialect beside Handlebars' own `if`, `unless`, `each` and `with`. */
export const vocabulary: Readonly<Record<string, Word>> = {
  /** A value on one line, as YAML that Helm prints and never runs. */
  yaml: { takes: 1, means: ([value]) => helmSafe(oneLineYaml(value)) },
  /** `key:[[block 4 value]]`: a value in block style, indented by 4 within the template or partial. */
  block: { takes: 2, means: ([indent, value]) => helmSafe(blockYaml(value, wholeNumber(indent))) },
  /** `[[members 2 value]]` on a line of its own: the members of an object, each on a line, indented by 2. */
  members: {
    takes: 2,
    means: ([indent, value]) => helmSafe(blockYaml(value, wholeNumber(indent)).replace(/^\n/, "")),
  },
  /** `nindent [[at 8]]`: 8 counted from the partial's own margin, as Helm must count it. */
  at: { takes: 1, means: ([column], offset) => wholeNumber(column) + offset },
  /** A string inside a Helm action. */
  helmString: { takes: 1, means: ([text]) => helmString(text) },
  /** `[[literal 4 value]]`: plain data inside a Helm action; what is long stands on lines, indented by 4. */
  literal: { takes: 2, means: ([indent, value]) => goLiteral(value, wholeNumber(indent)) },
  /** Text as it is, for files that Helm does not run. Helm runs what it prints elsewhere. */
  raw: { takes: 1, means: ([text]) => text },
  eq: { takes: 2, means: ([left, right]) => left === right },
  and: { means: (values) => values.every(isTrue) },
  or: { means: (values) => values.some(isTrue) },
  not: { takes: 1, means: ([value]) => !isTrue(value) },
  /** What `a.b` is made of: a member that must be there, though it may be undefined. */
  lookup: { means: ([value, ...names]) => names.reduce(member, value) },
  /** What it is made of after `#if`: the last member may be missing. */
  asked: {
    means: ([value, ...names]) => {
      const last = names.pop();
      const owner = names.reduce(member, value);
      if (last === undefined) return owner;
      return Object.hasOwn(Object(owner), String(last)) ? member(owner, last) : undefined;
    },
  },
  /** What `[[name]]` is made of. */
  bare: { takes: 1, means: ([value]) => bare(value) },
};

function wholeNumber(value: unknown): number {
  if (typeof value === "number" && Number.isInteger(value) && value >= 0) return value;
  throw new Error(`an indentation must be a whole number, got ${JSON.stringify(value)}`);
}

/** As `if` sees it: an empty array is not true. */
function isTrue(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

function member(owner: unknown, name: unknown): unknown {
  if (typeof owner !== "object" || owner === null)
    throw new Error(`"${String(name)}" is looked up in ${owner === null ? "null" : typeof owner}`);
  if (!Object.hasOwn(owner, String(name))) throw new Error(`unknown name "${String(name)}"`);
  return (owner as Record<string, unknown>)[String(name)];
}

/**
 * Only what cannot change the meaning of YAML or Helm text around it: numbers, booleans, identifiers,
 * versions, file paths.
 */
function bare(value: unknown): string {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value === "string" && /^[A-Za-z0-9_./](?:[A-Za-z0-9_./:@+-]*[A-Za-z0-9_/])?$/.test(value))
    return value;
  throw new Error(
    `${JSON.stringify(value) ?? "undefined"} is neither a number nor an identifier: print it by [[yaml …]]`,
  );
}
