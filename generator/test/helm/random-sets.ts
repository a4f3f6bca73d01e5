import fc from "fast-check";
import type { Chart } from "../../src/chart/chart.js";
import { checkFigures } from "../../src/capacity/check-capacity.js";
import type { Problem } from "../../src/problem/problem.js";
import { pathText, type Step } from "../../src/problem/positions.js";
import type { Source } from "../../src/source/read.js";
import { checkValues } from "../../src/values/check-values.js";
import { validValue } from "./valid-values.js";

type Values = Readonly<Record<string, unknown>>;

/**
 * Random sets of values that `validate` accepts. What it refuses of a set is taken out, till it accepts the
 * rest; so sets stay full though their parts must agree. Some of what they say is null, which takes defaults
 * away.
 *
 * @returns `undefined` in the place of a set of which nothing was left
 */
export function randomSets(chart: Chart, count: number, seed: number): readonly (Values | undefined)[] {
  const places = fc.array(fc.nat(), { maxLength: 6 });
  return fc
    .sample(fc.tuple(validValue(chart.schema, chart.schema), places), { numRuns: count, seed })
    .map(([values, places]) => accepted(chart, withNulls(values as Values, places)));
}

/** Null in some places, which are counted through all keys. */
function withNulls(values: Values, places: readonly number[]): Values {
  const paths = keyPaths(values, []);
  const taken = new Set(places.map((place) => paths[place % paths.length]));
  return nulled(values, [], taken) as Values;
}

// Items of lists are no defaults, so null takes none away.
function keyPaths(value: unknown, steps: readonly Step[]): readonly string[] {
  if (!isObject(value) || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, member]) => [
    pathText([...steps, key]),
    ...keyPaths(member, [...steps, key]),
  ]);
}

function nulled(value: unknown, steps: readonly Step[], taken: ReadonlySet<string | undefined>): unknown {
  if (taken.has(pathText(steps))) return null;
  if (!isObject(value) || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, nulled(member, [...steps, key], taken)]),
  );
}

function accepted(chart: Chart, values: Values): Values | undefined {
  if (Object.keys(values).length === 0) return undefined;
  const problems = problemsOf(chart, [{ file: "values.yaml", value: values }]);
  if (problems.length === 0) return values;
  const paths = problems.map(({ path }) => nearest(path, values));
  return accepted(chart, without(values, [], new Set(paths)) as Values);
}

/** The chart of a namespace has figures, which are compared where they are valid. */
function problemsOf(chart: Chart, sources: readonly Source[]): readonly Problem[] {
  const wrong = checkValues(chart, sources).flatMap(({ problems }) => problems);
  return wrong.length > 0 || chart.dependencies.length > 0
    ? wrong
    : checkFigures(chart, sources).flatMap(({ problems }) => problems);
}

/** The path of the smallest part of the values in which a path lies; that of the whole is empty. */
function nearest(path: string, value: unknown, steps: readonly Step[] = []): string {
  for (const [step, member] of members(value)) {
    const text = pathText([...steps, step]);
    if (path === text || path.startsWith(`${text}.`) || path.startsWith(`${text}[`))
      return nearest(path, member, [...steps, step]);
  }
  return pathText(steps);
}

function without(value: unknown, steps: readonly Step[], paths: ReadonlySet<string>): unknown {
  const kept = members(value)
    .map(([step, member]) => [step, [...steps, step], member] as const)
    .filter(([, place]) => !paths.has(pathText(place)) && !paths.has(""))
    .map(([step, place, member]) => [step, without(member, place, paths)] as const);
  if (Array.isArray(value)) return kept.map(([, member]) => member);
  return isObject(value) ? Object.fromEntries(kept) : value;
}

function members(value: unknown): readonly (readonly [Step, unknown])[] {
  if (Array.isArray(value)) return value.map((member, i) => [i, member] as const);
  return isObject(value) ? Object.entries(value) : [];
}

function isObject(value: unknown): value is Values {
  return typeof value === "object" && value !== null;
}
