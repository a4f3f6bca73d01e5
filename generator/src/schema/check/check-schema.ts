import type { ErrorObject, ValidateFunction } from "ajv/dist/2020.js";
import { nearestPlace, pathText, type Positions, type Step } from "../../problem/positions.js";
import type { Problem } from "../../problem/problem.js";
import { decisiveErrors } from "./branches.js";
import { schemaParts } from "./parts.js";
import { faultOf, type Fault } from "./words.js";

/**
 * What a value lacks to be valid, one problem for each real fault, in the order of the document. With
 * positions the problems are located, and numbers are quoted as the user wrote them.
 *
 * @param validate from `schemaValidator`
 */
export function checkSchema(
  validate: ValidateFunction,
  value: unknown,
  positions: Positions = new Map(),
): Problem[] {
  if (validate(value)) return [];
  const errors = decisiveErrors(validate.errors ?? [], schemaParts(validate.schema));
  const faults = withoutEchoes(errors).map((error) => {
    const steps = stepsOf(error, value);
    return faultOf(error, steps, validate.schema, positions.get(pathText(steps))?.written);
  });
  const problems = faults
    .sort((a, b) => inDocumentOrder(a.steps, b.steps, value))
    .map((fault) => problemOf(fault, positions));
  return problems.filter((problem, i) => i === problems.findIndex((other) => isSame(problem, other)));
}

/**
 * One slip fails several keywords: a number in place of text is none of the values either, and an empty text
 * also fails its pattern. The first of these says enough.
 */
function withoutEchoes(errors: readonly ErrorObject[]): ErrorObject[] {
  const first = new Map<string, number>();
  const place = ({ instancePath, propertyName }: ErrorObject) => `${instancePath} ${propertyName ?? ""}`;
  for (const error of errors) {
    first.set(place(error), Math.min(rank(error), first.get(place(error)) ?? Infinity));
  }
  return errors.filter((error) => {
    const least = first.get(place(error))!;
    return rank(error) === least || (least > KIND && TEXT.indexOf(error.keyword) < 1);
  });
}

const KIND = 1;
const TEXT = ["minLength", "maxLength", "pattern", "format"];

function rank({ keyword }: ErrorObject): number {
  if (keyword === "enum" || keyword === "const") return 0;
  if (keyword === "type" || keyword === "alternatives") return KIND;
  return 2 + Math.max(0, TEXT.indexOf(keyword));
}

/** The steps of a JSON pointer; whether `0` is a key or a number shows only in the value. */
function stepsOf({ instancePath, propertyName }: ErrorObject, value: unknown): Step[] {
  const steps: Step[] = [];
  let here = value;
  for (const token of instancePath.split("/").slice(1)) {
    const key = token.replaceAll("~1", "/").replaceAll("~0", "~");
    steps.push(Array.isArray(here) ? Number(key) : key);
    here = member(here, key);
  }
  return propertyName === undefined ? steps : [...steps, propertyName];
}

function inDocumentOrder(a: readonly Step[], b: readonly Step[], value: unknown): number {
  const shared = a.findIndex((step, i) => step !== b[i]);
  if (shared < 0 || shared >= b.length) return a.length - b.length;
  const around = a.slice(0, shared).reduce<unknown>(member, value);
  const order = typeof around === "object" && around !== null ? Object.keys(around) : [];
  // What is missing comes after what is there.
  const rank = (step: Step) => (order.includes(String(step)) ? order.indexOf(String(step)) : order.length);
  return rank(a[shared]!) - rank(b[shared]!);
}

function member(value: unknown, step: Step): unknown {
  return typeof value === "object" && value !== null
    ? (value as Readonly<Record<Step, unknown>>)[step]
    : undefined;
}

function problemOf({ steps, at, message }: Fault, positions: Positions): Problem {
  const path = pathText(steps);
  const position = nearestPlace(path, positions)?.[positions.has(path) ? at : "key"];
  return { path, message, ...(position ? { position } : {}) };
}

function isSame(a: Problem, b: Problem): boolean {
  return a.path === b.path && a.message === b.message;
}
