import fc from "fast-check";
import type { Chart } from "../../src/chart/chart.js";
import { pathText, type Step } from "../../src/problem/positions.js";
import { checkValues } from "../../src/values/check-values.js";
import { validValue } from "./valid-values.js";

type Values = Readonly<Record<string, unknown>>;

/**
 * Random sets of values that `validate` accepts. What it refuses of a set is taken out, till it accepts the
 * rest; so sets stay full though their parts must agree.
 *
 * @returns `undefined` in the place of a set of which nothing was left
 */
export function randomSets(chart: Chart, count: number, seed: number): readonly (Values | undefined)[] {
  return fc
    .sample(validValue(chart.schema, chart.schema), { numRuns: count, seed })
    .map((values) => accepted(chart, withoutOpen(values) as Values));
}

/** A LimitRange's bounds are compared by `validate` with those of the namespace, not here. */
const open = ["limitRange"];

function withoutOpen(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutOpen);
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([key]) => !open.includes(key));
  return Object.fromEntries(kept.map(([key, member]) => [key, withoutOpen(member)]));
}

function accepted(chart: Chart, values: Values): Values | undefined {
  if (Object.keys(values).length === 0) return undefined;
  const problems = checkValues(chart, [{ file: "values.yaml", value: values }]).flatMap(
    ({ problems }) => problems,
  );
  if (problems.length === 0) return values;
  const paths = problems.map(({ path }) => nearest(path, values));
  return accepted(chart, without(values, [], new Set(paths)) as Values);
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
