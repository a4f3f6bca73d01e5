import type { Catalogue } from "./catalogue/model/catalogue.js";
import { ProblemsError, type Problem } from "./problem/problem.js";

/** A catalogue, and the folder of its charts. */
export interface Place {
  /** The catalogue's file, TypeScript or YAML. */
  readonly catalogue: string;
  /** The folder that holds `charts/`, `schemas/` and `values/`; the current one if not given. */
  readonly output?: string;
  /** The folder below which all that is read must lie; the git work tree if not given. */
  readonly root?: string;
}

/** How charts are proven by Helm. Without a Helm on the PATH they are not, unless `helm` names one. */
export interface Proving {
  /** false: not at all. */
  readonly prove?: boolean;
  /** Helm's program. */
  readonly helm?: string;
}

/** What writing a catalogue's charts would change: paths below the output folder. */
export interface ChartPlan {
  readonly created: readonly string[];
  readonly changed: readonly string[];
  readonly deleted: readonly string[];
  readonly unchanged: readonly string[];
  /** Generated files that were edited by hand, and files of others where ours are to be. */
  readonly conflicts: readonly string[];
}

/** What a command found, as `chartwright … --json` prints it. */
export interface Result {
  /** Whether nothing was found; charts with findings are not written. */
  readonly ok: boolean;
  /** The answer in words. */
  readonly text: string;
  /** The facts. */
  readonly facts: Readonly<Record<string, unknown>>;
}

/** The verdict on a catalogue and its values files. */
export interface Verdict extends Result {
  /** All problems, each with its file. */
  readonly problems: readonly (Problem & { readonly file: string })[];
}

/**
 * A catalogue, complete: with all defaults, and checked by all rules.
 *
 * @throws ProblemsError with everything that is wrong in it
 */
export async function readCatalogue({ catalogue, root }: Omit<Place, "output">): Promise<Catalogue> {
  const pipeline = await import("./pipeline/checked-catalogue.js");
  return pipeline.readCatalogue(catalogue, root);
}

/**
 * The verdict on a catalogue and the values files of each environment, or on those that are named, given to
 * Helm together. Problems are in the answer, not thrown.
 *
 * @throws DiskError, and MissingToolError where Helm was named and is not there
 */
export async function validate({
  values = [],
  hints = false,
  ...place
}: Place & Proving & { readonly values?: readonly string[]; readonly hints?: boolean }): Promise<Verdict> {
  const [command, { proverOf }] = await Promise.all([
    import("./commands/validate.js"),
    import("./commands/prover.js"),
  ]);
  const { catalogue, output = ".", root } = place;
  const prover = proverOf({ ...proving(place), timeout: "10m" });
  try {
    const outcome = await command.validate(catalogue, output, values, hints, root, prover);
    const problems = (outcome.json["problems"] ?? []) as Verdict["problems"];
    return { ...resultOf(outcome), problems };
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    const { file, message } = error;
    const problems = error.problems.map((problem) => ({ file, ...problem }));
    return { ok: false, text: `${message}\n`, facts: { problems }, problems };
  }
}

/**
 * What `generate` would write. Reads, and writes nothing.
 *
 * @throws ProblemsError with everything that is wrong in the catalogue, DiskError
 */
export async function plan({ catalogue, output = ".", root }: Place): Promise<ChartPlan> {
  const { planGeneration } = await import("./generate.js");
  const { plan } = await planGeneration(catalogue, output, undefined, root);
  const paths = (files: readonly { readonly path: string }[]) => files.map(({ path }) => path);
  return {
    created: paths(plan.created),
    changed: paths(plan.changed),
    deleted: plan.deleted,
    unchanged: plan.unchanged,
    conflicts: paths(plan.conflicts),
  };
}

/**
 * Writes the charts of a catalogue, once the proof finds nothing that goes wrong with their hooks and waits.
 *
 * @throws ProblemsError with everything that is wrong in the catalogue; DiskError, for conflicts before
 * anything is written; MissingToolError where Helm was named and is not there
 */
export async function generate({
  overwrite = false,
  ...place
}: Place & Proving & { readonly overwrite?: boolean }): Promise<Result> {
  const command = await import("./commands/generate.js");
  const { catalogue, output = ".", root } = place;
  return resultOf(
    await command.generate(catalogue, output, {
      ...proving(place),
      ...(root === undefined ? {} : { root }),
      edits: overwrite ? "overwrite" : "keep",
      timeout: "10m",
      say: () => {},
    }),
  );
}

function proving({ prove = true, helm }: Proving): { readonly prove: boolean; readonly helm?: string } {
  return { prove, ...(helm === undefined ? {} : { helm }) };
}

function resultOf({
  exitCode,
  text,
  json,
}: {
  readonly exitCode: 0 | 1;
  readonly text: string;
  readonly json: Readonly<Record<string, unknown>>;
}): Result {
  return { ok: exitCode === 0, text, facts: json };
}
