import { keyFault, textFault } from "../problem/data-rules.js";
import { MAX_DEPTH } from "../problem/limits.js";
import { pathText, type Step } from "../problem/positions.js";
import type { Problem } from "../problem/problem.js";

/**
 * A copy of a value that holds only what JSON can hold, and everything in it that cannot be held. Keys whose
 * value is undefined are left out; what is shared stays shared.
 */
export function plainData(value: unknown): { value: unknown; problems: readonly Problem[] } {
  const copying: Copying = { problems: [], copies: new Map(), open: new Set() };
  return { value: copyOf(value, [], copying), problems: copying.problems };
}

interface Copying {
  readonly problems: Problem[];
  readonly copies: Map<object, unknown>;
  /** The objects around the one being copied. */
  readonly open: Set<object>;
}

function copyOf(value: unknown, path: readonly Step[], copying: Copying): unknown {
  if (value !== null && typeof value === "object" && isPlain(value))
    return copyOfObject(value, path, copying);
  const fault = faultOf(value);
  if (fault !== undefined) copying.problems.push({ path: pathText(path), message: fault });
  return value;
}

function copyOfObject(value: object, path: readonly Step[], copying: Copying): unknown {
  const refuse = (message: string) => void copying.problems.push({ path: pathText(path), message });
  if (copying.open.has(value)) return refuse("contains itself");
  if (copying.copies.has(value)) return copying.copies.get(value);
  if (path.length > MAX_DEPTH) return refuse(`is nested more than ${MAX_DEPTH} levels deep`);
  copying.open.add(value);
  const copy = Array.isArray(value)
    ? Array.from(value, (item: unknown, i) => copyOf(item, [...path, i], copying))
    : entriesOf(value, path, copying);
  copying.open.delete(value);
  copying.copies.set(value, copy);
  return copy;
}

function entriesOf(value: object, path: readonly Step[], copying: Copying): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value) as [string, unknown][]) {
    if (member === undefined) continue;
    const fault = keyFault(key);
    if (fault !== undefined) copying.problems.push({ path: pathText([...path, key]), message: fault });
    else copy[key] = copyOf(member, [...path, key], copying);
  }
  return copy;
}

/** A namespace import has no prototype, and is as good as an object. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}

function faultOf(value: unknown): string | undefined {
  switch (typeof value) {
    case "string":
      return textFault(value);
    case "number":
      return Number.isFinite(value) ? undefined : `must be a finite number, got ${value}`;
    case "boolean":
      return undefined;
    case "bigint":
      return `must be plain data, got a bigint. Write ${value} or "${value}"`;
    case "object":
      return value === null ? undefined : `must be plain data, got ${instanceOf(value)}`;
    default:
      return `must be plain data, got ${typeof value === "undefined" ? "undefined" : `a ${typeof value}`}`;
  }
}

function instanceOf(value: object): string {
  const name = value.constructor?.name || "object with a prototype";
  const advice = Object.hasOwn(INSTEAD, name) ? `. ${INSTEAD[name]}` : "";
  return `${/^[AEIOU]/i.test(name) ? "an" : "a"} ${name}${advice}`;
}

const INSTEAD: Readonly<Record<string, string>> = {
  Date: "Write date.toISOString()",
  Map: "Write Object.fromEntries(map)",
  Promise: "Put await before it",
  Set: "Write [...set]",
  URL: "Write url.href",
};
