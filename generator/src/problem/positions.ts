import type { Position, Problem } from "./problem.js";

/** Where one value stands in a YAML file. */
export interface Place {
  /** The first character of its key; of the item itself in a list. */
  readonly key: Position;
  /** The first character of the value, or `key` where the value begins on a later line. */
  readonly value: Position;
  /** A number, boolean or null as it was written: `1.10`. */
  readonly written?: string;
}

/** The place of every value, by its path in the user's words. The whole file is at the empty path. */
export type Positions = ReadonlyMap<string, Place>;

/** A step into a value: the key of an object or the number of a list item, from 0. */
export type Step = string | number;

/**
 * The same problems with the position of the value that each path leads to, or of the nearest thing around it
 * that is in the file. A position that is already there stays.
 */
export function locate(problems: readonly Problem[], positions: Positions): Problem[] {
  return problems.map((problem) => {
    const position = problem.position ?? nearestPlace(problem.path, positions)?.value;
    return position ? { ...problem, position } : problem;
  });
}

/** Steps as one path: `services.payment.calls[1]`, `env["spring.x"]` for a key that is not a plain word. */
export function pathText(steps: readonly Step[]): string {
  let text = "";
  for (const step of steps) {
    if (typeof step === "number") text += `[${step}]`;
    else if (!PLAIN_KEY.test(step)) text += `[${JSON.stringify(step)}]`;
    else text += text === "" ? step : `.${step}`;
  }
  return text;
}

const PLAIN_KEY = /^[\p{L}_$][\p{L}\p{N}_$-]*$/u;

/** A path and further steps: `at("services.shop", "calls", 1)`. */
export function at(path: string, ...steps: readonly Step[]): string {
  const more = pathText(steps);
  return path === "" || more === "" || more.startsWith("[") ? path + more : `${path}.${more}`;
}

/** The place at a path; for what is missing or came in by an alias, the place of what surrounds it. */
export function nearestPlace(path: string, positions: Positions): Place | undefined {
  const place = positions.get(path);
  return place || path === "" ? place : nearestPlace(path.replace(LAST_STEP, ""), positions);
}

const LAST_STEP = /(?:(?:^|\.)[^.[\]]*|\[\d+\]|\["(?:[^"\\]|\\.)*"\]|.)$/su;
