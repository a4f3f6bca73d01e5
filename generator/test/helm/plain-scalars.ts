import type { Operand, Pipeline } from "../../src/exact/chart-template.js";
import type { PrintedPlace } from "./printed-places.js";
import type { PrintedValue } from "./printed-values.js";
import { accepted } from "./accepted-values.js";

/** An action of a template: where it prints, and what. */
export interface Printed {
  readonly place: PrintedPlace;
  readonly value: PrintedValue;
}

/** What YAML 1.1 or 1.2 reads as something else than this text, or as more than one scalar. */
const notText = [
  ...["yes", "No", "on", "OFF", "y", "N", "true", "False", "null", "Null", "~", "<<", "="],
  ...["0", "7", "-1", "+5", "010", "08", "0o17", "0b11", "0x1F", "1_000", "1:30", "190:20:30"],
  ...["1.5", ".5", "5.", "1e3", "1E3", "12e5", "1.5e+3", "1e400", ".inf", "-.INF", ".nan"],
  ...["2024-01-31", "2024-01-31T10:00:00Z", "2024-01-31 10:00:00"],
  ...["- a", "? a", "#a", "&a", "*a", "!a", "|", ">", "%a", "@a", "`a", "{a", "[a", "'a", '"a', "---", " a"],
];

/** What ends a plain scalar wherever it stands in it. */
const breaks = ["a: b", "a:", "a #b", "a\nb", "a "];

/** What means something else between double quotes. */
const quotes = ['a"b', "a\\b", "a\nb"];

/** Helm prints numbers from here on with an exponent, which Kubernetes does not read as integers. */
const largeNumber = 1_000_000;

/** Functions whose result is an integer; `fail` has none. */
const numeric = ["int", "int64", "max", "sub", "fail"];

/** What is no value: by the end of the pipeline, why it is text all the same. */
const reasons: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/^\{\{-? \$?\.Release\.Service \}\}$/, "always Helm"],
  [/^\{\{-? printf "[^"%]+-%s" \.Chart\.Version \| replace /, "begins with the chart's name and a dash"],
  [/^\{\{-? printf "%s-%s" \.Chart\.Name \.Chart\.Version \| /, "begins with the chart's name and a dash"],
  [/\| sha256sum \}\}$/, "64 digits of base 16: that none of them is a letter but e happens to nobody"],
  [/^\{\{ \$key \}\}$/, "one of three keys that the template lists"],
  [/^\{\{ \$port \}\}$/, "a number, which the template has made it by int"],
  [
    /^\{\{ regexReplaceAll "\(@\.\*\)\?\$" \$tag /,
    "a tag with a suffix that the catalogue's schema keeps to such letters",
  ],
  [/^\{\{ \.protocol \}\}$/, "TCP, UDP or SCTP, by the catalogue's schema"],
];

/**
 * Why an action prints something that YAML could read otherwise; undefined if it cannot.
 *
 * @param bodies what each named template prints
 */
export function unsafeText(
  { place, value }: Printed,
  bodies: ReadonlyMap<string, readonly Printed[]>,
): string | undefined {
  const last = lastCall(value.pipeline);
  if (last === "nindent" || last === "indent" || last === "toYaml") {
    if (place.kind !== "line") return "prints lines in a scalar";
    const isText = value.pipeline.commands.length === 2 && value.values.length > 0;
    return isText ? "prints a value as lines" : undefined;
  }
  // What a named template says is judged where it is included.
  if (place.kind === "line" && place.named !== undefined) return undefined;
  if (place.kind === "line" && !printsNothing(value, bodies))
    return "prints lines that are neither toYaml nor a named template's";
  if (place.kind === "line") return undefined;
  if (place.kind !== "quoted" && (last === "quote" || last === "toJson")) return undefined;
  return unsafe(value, place, bodies);
}

// It fails, or includes what only fails.
function printsNothing(
  { action, pipeline }: PrintedValue,
  bodies: ReadonlyMap<string, readonly Printed[]>,
): boolean {
  if (lastCall(pipeline) === "fail") return true;
  const [, name] = /include "([^"]+)"/.exec(action) ?? [];
  const body = lastCall(pipeline) === "include" ? (bodies.get(name!) ?? []) : [];
  return body.length > 0 && body.every(({ value }) => printsNothing(value, bodies));
}

function unsafe(
  value: PrintedValue,
  place: PrintedPlace,
  bodies: ReadonlyMap<string, readonly Printed[]>,
): string | undefined {
  if (numeric.includes(lastCall(value.pipeline))) return undefined;
  if (lastCall(value.pipeline) === "include") {
    const [, name] = /include "([^"]+)"/.exec(value.action) ?? [];
    if (place.kind !== "quoted" && place.scalar === "…") return `prints the text of ${name} without quotes`;
    return (bodies.get(name!) ?? []).map((inner) => unsafe(inner.value, place, bodies)).find(Boolean);
  }
  const isPart = place.scalar !== "…";
  // Where nothing is there, `with` and `default` print nothing or something else.
  const mayBeEmpty = !/^\{\{-? \. \}\}$|\bdefault\b/.test(value.action);
  const words: readonly (string | number)[] =
    place.kind === "quoted"
      ? quotes
      : isPart
        ? breaks
        : [...(mayBeEmpty ? [""] : []), ...notText, ...breaks, largeNumber];
  const literal = literals(value.pipeline).find((text) => words.includes(text));
  if (literal !== undefined) return `may print the text ${JSON.stringify(literal)}`;
  for (const { schema, path } of value.values) {
    const word = words.find((word) => accepted(schema, path, word));
    if (word !== undefined) return `may print ${path.join(".")}: ${JSON.stringify(word)}`;
  }
  if (value.values.length > 0 && !value.isComputed) return undefined;
  // Names of releases, namespaces and charts, and what the catalogue fixes, end no scalar.
  if (place.scalar !== "…" && !value.isComputed) return undefined;
  return reasons.some(([pattern]) => pattern.test(value.action)) ? undefined : "has no reason to be text";
}

function lastCall({ commands }: Pipeline): string {
  const { base } = commands.at(-1)![0]!;
  return base.is === "call" ? base.name : "";
}

/** Texts of the template that a pipeline may hand on as they are. */
function literals({ commands }: Pipeline): readonly string[] {
  const [first, ...rest] = commands.at(-1)!;
  const before = commands.length > 1 ? literals({ ...nothingMore, commands: commands.slice(0, -1) }) : [];
  if (first!.base.is !== "call") return literalsOf(first!);
  switch (first!.base.name) {
    case "default":
      return [...rest.flatMap(literalsOf), ...before];
    case "dig":
      return literalsOf(rest.at(-2)!);
    case "ternary":
      return rest.slice(0, 2).flatMap(literalsOf);
    default:
      return [];
  }
}

const nothingMore = { variables: [], assigns: false } as const;

function literalsOf({ base }: Operand): readonly string[] {
  return base.is === "text" ? [base.name] : base.is === "pipeline" ? literals(base.pipeline) : [];
}
