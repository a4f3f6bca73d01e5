import * as assert from "uvu/assert";
import { ProblemsError } from "../../src/problem/problem.js";
import type { Source } from "../../src/source/read.js";
import type { Chart } from "../../src/chart/chart.js";
import { checkValues, type FileProblems } from "../../src/values/check-values.js";
import { mergeSources } from "../../src/values/merge-sources.js";
import { yamlSource } from "../values/charts.js";
import { helmVerdict, type Helm } from "./helm-verdict.js";

/** A chart as we know it and as Helm finds it on disk. */
export interface WrittenChart {
  readonly chart: Chart;
  readonly folder: string;
}

/**
 * Fails unless we and both Helms say the same of values files: accepted, or refused for the same places.
 * Returns our problems.
 */
export function sameVerdict(written: WrittenChart, files: readonly string[]): readonly FileProblems[] {
  const { sources, problems } = ourVerdict(written.chart, files);
  const values = sources && mergeSources(sources).values;
  for (const helm of ["helm4", "helm3"] as const) compare(helm, written, files, values, problems);
  return problems;
}

/** What we say of values files, and what they say, if they can be read at all. */
export function ourVerdict(
  chart: Chart,
  files: readonly string[],
): { sources?: readonly Source[]; problems: readonly FileProblems[] } {
  try {
    const sources = files.map((text, i) => yamlSource(`${i}.yaml`, text));
    return { sources, problems: checkValues(chart, sources) };
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    return { problems: [error] };
  }
}

function compare(
  helm: Helm,
  { chart, folder }: WrittenChart,
  files: readonly string[],
  values: unknown,
  problems: readonly FileProblems[],
): void {
  const theirs = helmVerdict(helm, folder, files, values);
  const ours = problems
    .flatMap(({ problems }) => problems.map(({ path }) => path))
    .filter((path) => !isForeignGlobal(chart, path));
  const what = `${helm}: ${files.join("---\n").slice(0, 2000)}`;
  if (theirs.kind === "accepted") assert.equal(ours, [], `accepted by ${what}`);
  else if (theirs.kind === "failed")
    assert.ok(
      ours.includes(failedPath(theirs.error)),
      `${theirs.error}\nrefused at ${ours.join() || "no place"} by us, not by ${what}`,
    );
  else {
    const names = ours.filter((path) =>
      [...theirs.names].some(
        (name) => path.endsWith(`.${name}`) || path.endsWith(`[${JSON.stringify(name)}]`),
      ),
    );
    const isNamed = [...theirs.names].every((name) => names.some((path) => path.includes(name)));
    assert.ok(isNamed, `${[...theirs.names].join()} refused by ${what}`);
    assert.equal(
      ours.filter((path) => !names.includes(path) || theirs.paths.has(path)).sort(),
      [...theirs.paths].sort(),
      what,
    );
  }
}

/** Whether a key of `global` is not the umbrella's: we name it, and Helm takes it. */
function isForeignGlobal({ dependencies, values }: Chart, path: string): boolean {
  const [, key] = /^global\.([^.[]+)$/.exec(path) ?? [];
  const { global } = values.members;
  return key !== undefined && dependencies.length > 0 && !Object.hasOwn(Object(global).members ?? {}, key);
}

/** What Helm cannot read stops it, and so does a service that is not a mapping, and what a chart refuses. */
function failedPath(error: string): string {
  if (/^Error: failed to parse/m.test(error)) return "";
  const [, refused] = /^Error: .*execution error at \([^)]*\): (\S+)/m.exec(error) ?? [];
  if (refused !== undefined) return refused;
  return /^Error: .*type mismatch on (\S+):/m.exec(error)?.[1] ?? "an error that is none of ours";
}
