import type { ValidateFunction } from "ajv/dist/2020.js";
import { checkSchema } from "../schema/check/check-schema.js";
import { nearestPlace, type Positions } from "../problem/positions.js";
import type { Problem } from "../problem/problem.js";
import type { Source } from "../source/read.js";
import { schemaValidator } from "../schema/check/validator.js";
import { shown } from "../problem/shown.js";
import type { Chart } from "../chart/chart.js";
import { helmValues } from "./helm-values.js";
import { mergeSources, type Origin, type Origins } from "./merge-sources.js";
import { relationProblems } from "./relation-problems.js";
import { inValuesWords } from "./values-words.js";
import { isMap, type ValueMap } from "../chart/values/value-map.js";

/** What is wrong in one values file. */
export interface FileProblems {
  /** As the user named it. */
  readonly file: string;
  readonly problems: readonly Problem[];
}

/**
 * What Helm would refuse of values files, found without Helm and said in plain words: the same schemas are
 * run on the same completed values. Helm 3.22 and 4.3 agree on them.
 *
 * @param chart an umbrella chart with its subcharts, or a subchart alone
 * @param sources the files that Helm is given together with `--values`, later ones winning
 * @returns the files with problems in the order of `sources`; a problem belongs to the last file that sets
 * the key
 */
export function checkValues(chart: Chart, sources: readonly Source[]): readonly FileProblems[] {
  const unfit = sources.filter(({ value }) => value !== null && !isMap(value));
  if (unfit.length > 0) {
    return unfit.map(({ file, value }) => ({
      file,
      problems: [{ path: "", message: `must have keys at the top, got ${shown(value)}` }],
    }));
  }
  const { values: given, origins } = mergeSources(sources);
  const { values, enabled } = helmValues(chart, given);
  const found = schemaProblems(chart, enabled, values, origins).map((problem) =>
    inValuesWords(problem, chart, origins),
  );
  return byFile(found, chart, sources, origins);
}

function schemaProblems(
  chart: Chart,
  enabled: readonly Chart[],
  values: ValueMap,
  origins: Origins,
): readonly Problem[] {
  const problems = checkSchema(validator(chart), values, origins);
  const seen = new Set(problems.map(({ path }) => path));
  // The umbrella's schema describes what the subcharts' do; what is new can only be a key that they require.
  const more = enabled.flatMap((subchart) => {
    const part = values[subchart.name];
    return isMap(part)
      ? checkSchema(validator(subchart), part, within(origins, subchart.name)).map((problem) =>
          below(subchart.name, problem),
        )
      : [];
  });
  const all = [...problems, ...more.filter(({ path }) => !seen.has(path))];
  return all.length > 0 ? all : located(relationProblems(chart, enabled, values), origins);
}

/** Problems with the position of the value, or of what surrounds it. */
function located(problems: readonly Problem[], origins: Origins): readonly Problem[] {
  return problems.map((problem) => {
    const position = nearestPlace(problem.path, origins)?.[origins.has(problem.path) ? "value" : "key"];
    return position === undefined ? problem : { ...problem, position };
  });
}

const validators = new Map<string, ValidateFunction>();

/**
 * Compiling takes longer than all else, and often several sets of files are checked against one chart, or one
 * that was made again.
 */
function validator(chart: Chart): ValidateFunction {
  const schema = JSON.stringify(chart.schema);
  const known = validators.get(schema) ?? schemaValidator(chart.schema);
  validators.set(schema, known);
  return known;
}

function within(origins: Origins, name: string): Positions {
  const entries = [...origins].filter(([path]) => path.startsWith(`${name}.`) || path.startsWith(`${name}[`));
  return new Map(entries.map(([path, origin]) => [path.slice(name.length).replace(/^\./, ""), origin]));
}

function below(name: string, problem: Problem): Problem {
  const { path } = problem;
  return { ...problem, path: path === "" || path.startsWith("[") ? name + path : `${name}.${path}` };
}

/**
 * Problems by the files that they belong to: each to the last file that sets the key, or what surrounds it.
 */
export function byFile(
  problems: readonly Problem[],
  chart: Chart,
  sources: readonly Source[],
  origins: Origins,
): readonly FileProblems[] {
  const files = new Map<Source | undefined, Problem[]>([...sources, undefined].map((source) => [source, []]));
  for (const problem of problems) {
    const origin = nearestPlace(problem.path, origins) as Origin | undefined;
    files.get(origin?.source)!.push(origin?.source.positions ? problem : withoutPosition(problem));
  }
  // Nothing was given, so the defaults themselves are not valid.
  const file = (source: Source | undefined) => source?.file ?? `charts/${chart.folder}/values.yaml`;
  return [...files]
    .filter(([, found]) => found.length > 0)
    .map(([source, found]) => ({ file: file(source), problems: found.sort(byPosition) }));
}

function withoutPosition({ path, message }: Problem): Problem {
  return { path, message };
}

function byPosition({ position: a }: Problem, { position: b }: Problem): number {
  return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
}
