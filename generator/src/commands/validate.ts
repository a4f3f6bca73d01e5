import { join } from "node:path";
import { checkCapacity, checkFigures, namespaceFigures } from "../capacity/check-capacity.js";
import { catalogueValues, filesValues, type EffectiveValues } from "../capacity/effective-values.js";
import type { Catalogue } from "../catalogue/model/catalogue.js";
import { type Hint, hints as requirementHints } from "../catalogue/rules/workload/requirements.js";
import { twinPortHints } from "../catalogue/rules/network/twin-ports.js";
import { lateMigrationHints } from "../catalogue/rules/release/late-migrations.js";
import { readCatalogue } from "../pipeline/checked-catalogue.js";
import { refuseInexact } from "../pipeline/charts.js";
import { formatProblems, type Problem, ProblemsError } from "../problem/problem.js";
import { readNamedValues, type Source } from "../source/read.js";
import type { Chart } from "../chart/chart.js";
import { namespaceChartsOf } from "../chart/namespace.js";
import { umbrellaChart } from "../chart/umbrella.js";
import { gateHints } from "../hints/gate-hints.js";
import { objectHints } from "../hints/object-hints.js";
import { checkValues, type FileProblems } from "../values/check-values.js";
import { readableRoot, readBelow } from "../source/readable-root.js";
import { environmentName, readLayers, unreadText } from "../values/read-layers.js";
import { mergeSources } from "../values/merge-sources.js";
import { valuesFiles } from "../values/values-files.js";
import { typeCheck, type TypeCheck } from "../source/type-check.js";
import type { Outcome } from "./command.js";
import type { Prover } from "./prover.js";

/**
 * `chartwright validate`: the catalogue, then its values files, with Helm's verdict but without Helm, and
 * whether each environment fits into its namespace; for a catalogue in TypeScript, its compiler's verdict.
 * Where all that is fine and Helm is there, whether NetworkPolicies block what the catalogue declares.
 *
 * @param layers files that are given to Helm together, later ones winning; none: those of each environment in
 * `values/`
 * @param withHints whether it says what could be better as well, which is no problem
 * @param root the folder of `--root`, see `readableRoot`
 * @param prover how charts are rendered; undefined: they are not
 */
export async function validate(
  catalogue: string,
  output: string,
  layers: readonly string[],
  withHints = false,
  root?: string,
  prover?: Prover,
): Promise<Outcome> {
  // The compiler runs while everything else is looked at.
  const [outcome, types] = await Promise.all([
    validated(catalogue, output, layers, withHints, root, prover).catch(refusal),
    typeCheck(catalogue),
  ]);
  return withTypes(catalogue, outcome, types);
}

async function validated(
  catalogue: string,
  output: string,
  layers: readonly string[],
  withHints: boolean,
  named: string | undefined,
  prover: Prover | undefined,
): Promise<Outcome> {
  const complete = await readCatalogue(catalogue, named);
  const chart = umbrellaChart(complete);
  refuseInexact(catalogue, complete, chart);
  const folder = join(output, "values");
  const root = readableRoot(output, named);
  const { layers: runs, unread } =
    layers.length > 0
      ? { layers: [{ sources: await Promise.all(layers.map(readNamedValues)) }], unread: [] }
      : await readLayers(folder, root);
  const namespace = await readNamespace(complete, join(folder, "namespace"), root);
  const found = [
    ...(namespace?.found ?? []),
    ...runs.flatMap(({ sources }) => {
      const problems = checkValues(chart, sources);
      return problems.length > 0 || !namespace ? problems : inNamespace(complete, chart, sources, namespace);
    }),
  ];
  const faulty = found.filter(({ problems }) => problems.length > 0);
  const fine =
    `${catalogue}: ${complete.services.length} ` +
    `${complete.services.length === 1 ? "service" : "services"}, no problem.\n`;
  const checked = [
    ...runs.map(({ sources }) => sources.map(({ file }) => file)),
    ...(namespace?.files.map(({ file }) => [file]) ?? []),
  ];
  const hints = faulty.length === 0 ? hintsOf(catalogue, complete, chart, runs) : [];
  const values = [
    ...checked.map((files) => `${files.join(", ")}: no problem.\n`),
    ...unread.map(unreadText),
    ...hints.map(({ files, path, message }) => `Hint for ${files.join(", ")}:\n  ${path}  ${message}\n`),
  ].join("");
  const better: readonly (Problem & Partial<Hint>)[] = withHints
    ? [...requirementHints(complete), ...twinPortHints(complete)]
    : [];
  const edges =
    faulty.length === 0 && prover
      ? await (await import("./prove-plan.js")).cutEdges(
          catalogue,
          output,
          prover,
          named,
          layers.length > 0 ? runs[0]!.sources : undefined,
        )
      : { passed: true, text: "", json: { findings: null } };
  return {
    exitCode: faulty.length === 0 && edges.passed ? 0 : 1,
    text:
      faulty.length === 0 ? fine + values + better.map(hintText).join("") + edges.text : formatted(faulty),
    json: {
      services: complete.services.length,
      problems: withFile(faulty),
      hints: [...hints, ...better],
      ...edges.json,
    },
  };
}

/** Problems that were thrown; everything else is thrown on. */
function refusal(error: unknown): ProblemsError {
  if (error instanceof ProblemsError) return error;
  throw error;
}

/**
 * What a command says, and what TypeScript says of the catalogue.
 *
 * @throws ProblemsError those of the catalogue where TypeScript has nothing to add
 */
function withTypes(
  catalogue: string,
  outcome: Outcome | ProblemsError,
  { files, failure }: TypeCheck,
): Outcome {
  if (outcome instanceof ProblemsError) {
    // What cannot be read has a position; TypeScript would say the same.
    if (files.length === 0 || outcome.problems.some(({ position }) => position)) throw outcome;
    const both = inOne(outcome, files);
    return { exitCode: 1, text: formatted(both), json: { problems: withFile(both) } };
  }
  if (files.length > 0) {
    const others = (outcome.json["problems"] ?? []) as readonly object[];
    return {
      exitCode: 1,
      text: [formatted(files), ...(outcome.exitCode === 0 ? [] : [outcome.text])].join("\n"),
      json: { ...outcome.json, problems: [...withFile(files), ...others] },
    };
  }
  if (failure === undefined) return outcome;
  const message = `was not checked by TypeScript: ${failure}`;
  const hints = (outcome.json["hints"] ?? []) as readonly object[];
  return {
    ...outcome,
    text: `${outcome.text}Hint: ${catalogue} ${message}\n`,
    json: { ...outcome.json, hints: [...hints, { path: "", message, files: [catalogue] }] },
  };
}

function inOne({ file, problems }: FileProblems, files: TypeCheck["files"]): readonly FileProblems[] {
  const same = files.filter((one) => one.file === file).flatMap((one) => one.problems);
  return [{ file, problems: [...problems, ...same] }, ...files.filter((one) => one.file !== file)];
}

function formatted(files: readonly FileProblems[]): string {
  return files.map(({ file, problems }) => formatProblems(file, problems)).join("\n");
}

function withFile(files: readonly FileProblems[]): readonly object[] {
  return files.flatMap(({ file, problems }) => problems.map((problem) => ({ file, ...problem })));
}

/** What is no problem but worth to know, each once with the files that it is about. */
function hintsOf(
  file: string,
  catalogue: Catalogue,
  chart: Chart,
  runs: readonly { readonly sources: readonly Source[] }[],
): readonly FilesHint[] {
  const found = new Map<string, FilesHint>();
  const add = (files: readonly string[], values: EffectiveValues) =>
    [...gateHints(catalogue, values), ...objectHints(catalogue, values)].forEach((hint) => {
      const key = `${hint.path} ${hint.message}`;
      found.set(key, { ...hint, files: [...(found.get(key)?.files ?? []), ...files] });
    });
  for (const { sources } of runs)
    add(
      sources.map(({ file }) => file),
      filesValues(chart, mergeSources(sources).values),
    );
  if (runs.length === 0) add([file], catalogueValues(catalogue));
  return [...lateMigrationHints(catalogue).map((hint) => ({ ...hint, files: [file] })), ...found.values()];
}

interface FilesHint extends Problem {
  readonly files: readonly string[];
}

function hintText({ path, message, requirement }: Problem & Partial<Hint>): string {
  return `Hint${requirement === undefined ? "" : ` (${requirement})`}: ${path} ${message}.\n`;
}

/** The chart of the namespace with its values files. */
interface Namespace {
  readonly chart: Chart;
  readonly files: readonly Source[];
  readonly found: readonly FileProblems[];
}

async function readNamespace(
  catalogue: Catalogue,
  folder: string,
  root: string,
): Promise<Namespace | undefined> {
  const [chart] = namespaceChartsOf(catalogue);
  if (chart === undefined) return undefined;
  const files = await Promise.all(valuesFiles(folder, root).map((file) => readBelow(root, file)));
  const found = files.flatMap((file) => {
    const problems = checkValues(chart, [file]);
    return problems.length > 0 ? problems : checkFigures(chart, [file]);
  });
  return { chart, files, found };
}

/**
 * The environment's namespace has a values file of the same name as one of the layers, or the catalogue's
 * figures.
 */
function inNamespace(
  catalogue: Catalogue,
  umbrella: Chart,
  layers: readonly Source[],
  { chart, files, found }: Namespace,
): readonly FileProblems[] {
  const own = files.filter((file) =>
    layers.some((layer) => environmentName(layer) === environmentName(file)),
  );
  // Figures that are wrong themselves measure nothing.
  if (own.some(({ file }) => found.some((faulty) => faulty.file === file))) return [];
  return checkCapacity(catalogue, umbrella, layers, namespaceFigures(chart, own));
}
