import { dirname } from "node:path";
import { readableRoot } from "../source/readable-root.js";
import { allInputs, inputsOf } from "../source/inputs.js";
import type { Changes } from "../output/apply.js";
import { lastRun } from "../output/last-run.js";
import type { Generation } from "../generate.js";
import { packageFiles } from "../package-folder.js";
import type { Outcome } from "./command.js";
import { proverOf, type Prover, type ProverOptions } from "./prover.js";

/** How `generate` is called. */
export interface GenerateOptions extends ProverOptions {
  /** What becomes of files that were edited by hand. */
  readonly edits: "keep" | "overwrite";
  /** The folder of `--root`, see `readableRoot`. */
  readonly root?: string;
  /** Is told what is done. */
  readonly say: (line: string) => void;
}

/**
 * `chartwright generate`: writes the charts of a catalogue, once nothing is found that goes wrong with their
 * hooks and waits. The work's own modules are loaded when there is work.
 */
export async function generate(
  catalogue: string,
  output: string,
  { edits, root, say, ...options }: GenerateOptions,
): Promise<Outcome> {
  const prover = proverOf(options);
  const variant = runVariant(catalogue, output, root, prover);
  const proven =
    prover === undefined
      ? { text: unproven(options), json: { findings: null } }
      : { text: "Proven before: no finding.\n", json: { findings: [] } };
  const last = lastRun(catalogue, output, variant, inputsOf({ programs: packageFiles() }));
  const untouched = last.untouched();
  if (untouched !== undefined)
    return done({ created: [], changed: [], deleted: [], repaired: false }, untouched, proven, undefined);
  const { planGeneration } = await import("../generate.js");
  const { applyPlan, refuseConflicts } = await import("../output/apply.js");
  const generation = await planGeneration(catalogue, output, last.filesOf, root);
  const { plan, inputs, origins } = generation;
  refuseConflicts(plan, edits);
  const proof =
    prover && (await (await import("./prove-plan.js")).provePlan(generation, output, prover, say, root));
  if (proof && !proof.passed)
    return {
      exitCode: 1,
      text: `${proof.text}\nNothing was written. To write it all the same: chartwright generate --no-prove\n`,
      json: proof.json,
    };
  const read = allInputs([inputs, ...(proof ? [proof.inputs] : [])]);
  // What is to be said again must be found again.
  const seen = read && generation.abandoned.length === 0 ? last.seen(read) : undefined;
  const changes = applyPlan(plan, edits);
  last.replace({
    inputs: seen,
    outputs: plan.nextSums,
    statePath: plan.statePath,
    state: plan.nextState,
    origins,
  });
  return done(changes, plan.unchanged.length, proof ?? proven, generation);
}

/**
 * How a run is made, as `lastRun` tells runs apart: what one prover passed another may not; what may be read
 * from one root may not from another.
 */
export function runVariant(
  catalogue: string,
  output: string,
  root: string | undefined,
  prover: Prover | undefined,
): string {
  return JSON.stringify([
    ...[dirname(catalogue), output].map((folder) => readableRoot(folder, root)),
    ...(prover === undefined ? [] : [prover.helm, prover.timeout, prover.failOn, ...prover.ignored]),
  ]);
}

/**
 * `chartwright generate --check`: says how the charts differ from what would be written, and proves that;
 * writes nothing.
 */
export async function check(
  catalogue: string,
  output: string,
  { root, say, ...options }: Omit<GenerateOptions, "edits">,
): Promise<Outcome> {
  const prover = proverOf(options);
  const { planGeneration } = await import("../generate.js");
  const { drift, formatDrift } = await import("../output/drift.js");
  const generation = await planGeneration(catalogue, output, undefined, root);
  const found = drift(generation.plan);
  const proof =
    prover === undefined
      ? { passed: true, text: unproven(options), json: { findings: null } }
      : await (await import("./prove-plan.js")).provePlan(generation, output, prover, say, root);
  const force = found.some(({ kind }) => kind === "edited")
    ? " --force. What was edited by hand and is to stay belongs into the catalogue"
    : "";
  const text =
    found.length === 0
      ? `${generation.plan.unchanged.length} files are up to date.\n`
      : `${formatDrift("generated files", found)}\nNothing was ` +
        `written. To write them: chartwright generate${force}\n`;
  const notes = notesOf(generation);
  return {
    exitCode: found.length === 0 && proof.passed ? 0 : 1,
    text: `${text}${notes.text}${proof.passed ? "" : "\n"}${proof.text}`,
    json: { drift: found, ...notes.json, ...proof.json },
  };
}

/** What there is to say of charts that are not proven. */
function unproven({ prove }: ProverOptions): string {
  return prove ? "The order of hooks and waits was not proven: helm is not on the PATH.\n" : "";
}

function done(
  changes: Changes,
  unchanged: number,
  { text, json }: Pick<Outcome, "text" | "json">,
  generation: Generation | undefined,
): Outcome {
  const notes = generation === undefined ? noNotes : notesOf(generation);
  return {
    exitCode: 0,
    text: summary(changes, unchanged) + notes.text + text + firstSteps(changes, unchanged),
    json: { ...changes, unchanged, ...notes.json, ...json },
  };
}

// What comes next, for whoever has generated charts for the first time.
function firstSteps({ created, changed, deleted }: Changes, unchanged: number): string {
  if (changed.length + deleted.length + unchanged > 0) return "";
  const readmes = created.filter((path) => /^charts\/[^/]+\/README\.md$/.test(path));
  const say = readmes.length === 1 ? "says" : "say";
  return readmes.length === 0
    ? ""
    : `\nNext: ${readmes.join(" and ")} ${say} how the charts are installed. What an environment has\n` +
        "otherwise goes into values/ENVIRONMENT.yaml. chartwright validate says what Helm would refuse.\n";
}

const noNotes = { text: "", json: { ignored: [], abandoned: [] } };

/** What there is to say of files that are not this catalogue's, or no longer. */
function notesOf({ plan: { ignored, statePath }, abandoned }: Generation): Pick<Outcome, "text" | "json"> {
  const lines = [
    ...(ignored.length === 0
      ? []
      : [`${statePath} names ${listed(ignored)}, which this catalogue does not write: left alone.\n`]),
    ...(abandoned.length === 0
      ? []
      : [
          `Left from when this catalogue had another name: ${listed(abandoned)}. ` +
            "Nothing updates that any more; delete it once its releases are gone.\n",
        ]),
  ];
  return { text: lines.join(""), json: { ignored, abandoned } };
}

function listed(paths: readonly string[]): string {
  return paths.length > 6 ? `${paths.slice(0, 5).join(", ")} and ${paths.length - 5} more` : paths.join(", ");
}

function summary({ created, changed, deleted, repaired }: Changes, unchanged: number): string {
  const lines = [
    ...created.map((path) => `created   ${path}`),
    ...changed.map((path) => `changed   ${path}`),
    ...deleted.map((path) => `deleted   ${path}`),
  ];
  const most = 20;
  const shown = lines.length > most ? [...lines.slice(0, most), `… and ${lines.length - most} more`] : lines;
  const counts =
    `${created.length} created, ${changed.length} changed, ` +
    `${deleted.length} deleted, ${unchanged} unchanged.`;
  return [...(repaired ? ["An interrupted run was repaired."] : []), ...shown, counts, ""].join("\n");
}
