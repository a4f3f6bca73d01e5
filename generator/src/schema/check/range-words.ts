import type { ErrorObject } from "ajv/dist/2020.js";

/** `be 1 to 65535`: the whole range, whichever end was missed; undefined for other keywords. */
export function rangeWords({ keyword, params, parentSchema }: ErrorObject): string | undefined {
  if (keyword === "multipleOf") return `be a multiple of ${params["multipleOf"]}`;
  if (!RANGE.has(keyword)) return undefined;
  const schema = (parentSchema ?? {}) as Readonly<Record<string, number | undefined>>;
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  if (minimum !== undefined && maximum !== undefined) return `be ${minimum} to ${maximum}`;
  const lower = exclusiveMinimum === undefined ? atLeast(minimum) : `more than ${exclusiveMinimum}`;
  const upper = exclusiveMaximum === undefined ? atMost(maximum) : `less than ${exclusiveMaximum}`;
  return `be ${[lower, upper].filter((end) => end !== undefined).join(" and ")}`;
}

/**
 * The whole sentence for text, lists and objects that are too short or too long; undefined for other
 * keywords.
 */
export function sizeWords({ keyword, data, parentSchema }: ErrorObject): string | undefined {
  const unit = UNITS[keyword.slice(3)];
  if (unit === undefined || !/^(?:min|max)/.test(keyword)) return undefined;
  const schema = (parentSchema ?? {}) as Readonly<Record<string, number | undefined>>;
  const [least, most] = [schema[`min${keyword.slice(3)}`], schema[`max${keyword.slice(3)}`]];
  const size = sizeOf(data);
  if (size === 0 && (least === 1 || least === undefined)) return "must not be empty";
  return `must have ${counted(least, most)} ${(most ?? least) === 1 ? unit[0] : unit[1]}, got ${size}`;
}

const RANGE = new Set(["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"]);

const UNITS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  Length: ["character", "characters"],
  Items: ["item", "items"],
  Properties: ["key", "keys"],
};

function counted(least: number | undefined, most: number | undefined): string | undefined {
  if (!least || most === undefined) return least ? atLeast(least) : atMost(most);
  return least === most ? `exactly ${least}` : `${least} to ${most}`;
}

function atLeast(limit: number | undefined): string | undefined {
  return limit === undefined ? undefined : `at least ${limit}`;
}

function atMost(limit: number | undefined): string | undefined {
  return limit === undefined ? undefined : `at most ${limit}`;
}

/** Validators count characters by code point. */
function sizeOf(value: unknown): number {
  if (typeof value === "string") return [...value].length;
  return Object.keys(value as object).length;
}
