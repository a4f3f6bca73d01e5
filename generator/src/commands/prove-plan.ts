import { join } from "node:path";
import { allInputs, type Inputs } from "../source/inputs.js";
import { formatProblems, ProblemsError } from "../problem/problem.js";
import { planGeneration, type Generation } from "../generate.js";
import type { Source } from "../source/read.js";
import { inTemporaryFolder } from "../disk/temporary-folder.js";
import { writePlanned } from "../output/write-planned.js";
import { helmInputs } from "../prove/helm-inputs.js";
import { sharedFindings, sharedFindingsText, type EnvironmentProof } from "../prove/environment-findings.js";
import { anyFails } from "../prove/severity.js";
import { checkValues, type FileProblems } from "../values/check-values.js";
import { readableRoot } from "../source/readable-root.js";
import { environmentName, readLayers, unreadText, type LayeredEnvironments } from "../values/read-layers.js";
import { environmentProof, type EnvironmentLayers } from "./environment-proof.js";
import type { Prover } from "./prover.js";

/** What came of proving charts before they are written. */
export interface PlanProof {
  readonly passed: boolean;
  readonly text: string;
  readonly json: Readonly<Record<string, unknown>>;
  /**
   * What it follows from beside the plan; undefined if that cannot be told, or where there are findings: what
   * is to be said again must be found again.
   */
  readonly inputs: Inputs | undefined;
}

/**
 * Proves charts as a plan would leave them, for each environment of `values/` with the guard-rails of its
 * namespace; without any, with the charts' own defaults.
 *
 * @param output the folder of the plan
 * @param say is told what is done
 * @param named the folder of `--root`
 * @param given values files that stand in the place of the environments
 * @throws MissingToolError without Helm, ProblemsError for values files that cannot be read
 */
export async function provePlan(
  generation: Generation,
  output: string,
  prover: Prover,
  say: (line: string) => void,
  named?: string,
  given?: readonly Source[],
): Promise<PlanProof> {
  const root = readableRoot(output, named);
  const namespaces = await readLayers(join(output, "values", "namespace"), root);
  const environments =
    given === undefined ? await readLayers(join(output, "values"), root) : together(given, namespaces);
  const inputs = allInputs([helmInputs(prover.helm), environments.inputs, namespaces.inputs]);
  const faulty = valuesProblems(generation, environments, namespaces);
  if (faulty.length > 0) return { ...refusal(faulty), inputs };
  const outcomes = await proofs(generation, layersOf(generation, environments, namespaces), prover, say);
  const refused = outcomes.filter((outcome) => "problems" in outcome);
  if (refused.length > 0) return { ...refusal(refused), inputs };
  const found = outcomes.filter((outcome) => "findings" in outcome);
  const unread = [...environments.unread, ...namespaces.unread].map(unreadText).join("");
  return {
    passed: found.every(({ findings }) => !anyFails(findings, prover.failOn)),
    text: unread + sharedFindingsText(`charts/${generation.umbrella.folder}`, found),
    json: { findings: sharedFindings(found) },
    inputs: found.every(({ findings }) => findings.length === 0) ? inputs : undefined,
  };
}

/**
 * What NetworkPolicies block of what a catalogue declares (CW605), in each environment or with these values
 * files.
 *
 * @param root the folder of `--root`
 * @param sources values files that are given to Helm together; undefined: each environment of `values/`
 * @throws what `planGeneration` and `provePlan` throw
 */
export async function cutEdges(
  catalogue: string,
  output: string,
  prover: Prover,
  root: string | undefined,
  sources: readonly Source[] | undefined,
): Promise<Omit<PlanProof, "inputs">> {
  const generation = await planGeneration(catalogue, output, undefined, root);
  const edges = { ...prover, only: "CW605" };
  const proof = await provePlan(generation, output, edges, () => {}, root, sources);
  return proof.passed ? { ...proof, text: "NetworkPolicies let all through that is declared.\n" } : proof;
}

/** Values files that Helm is given together, for the environment that one of them is named after. */
function together(sources: readonly Source[], { layers }: LayeredEnvironments): LayeredEnvironments {
  const names = sources.map(environmentName);
  const name = names.find((one) => layers.some((layer) => layer.name === one)) ?? names.join(" and ");
  return { layers: [{ name, sources }], unread: [], inputs: undefined };
}

function valuesProblems(
  { umbrella, namespaceCharts: [namespace] }: Generation,
  environments: LayeredEnvironments,
  namespaces: LayeredEnvironments,
): readonly FileProblems[] {
  return [
    ...environments.layers.flatMap(({ sources }) => checkValues(umbrella, sources)),
    ...(namespace ? namespaces.layers.flatMap(({ sources }) => checkValues(namespace, sources)) : []),
  ];
}

function layersOf(
  { umbrella, namespaceCharts: [chart] }: Generation,
  environments: LayeredEnvironments,
  namespaces: LayeredEnvironments,
): readonly EnvironmentLayers[] {
  const layers = environments.layers.length > 0 ? environments.layers : [{ name: undefined, sources: [] }];
  return layers.map(({ name, sources }) => ({
    name,
    umbrella: { chart: umbrella, sources },
    namespace: chart && {
      chart,
      sources: namespaces.layers.find((layer) => layer.name === name)?.sources ?? [],
    },
  }));
}

/** What is found in each environment, or why its charts cannot be rendered. */
async function proofs(
  { plan, catalogue, umbrella }: Generation,
  layers: readonly EnvironmentLayers[],
  prover: Prover,
  say: (line: string) => void,
): Promise<readonly (EnvironmentProof | ProblemsError)[]> {
  return inTemporaryFolder("proof", (folder) => {
    writePlanned(plan, folder);
    return Promise.all(
      layers.map(async (layer) => {
        const outcome = await environmentProof(catalogue, layer, prover, folder).catch(refused);
        say(`proven: charts/${umbrella.folder}${layer.name === undefined ? "" : ` in ${layer.name}`}`);
        return outcome;
      }),
    );
  });
}

function refused(error: unknown): ProblemsError {
  if (error instanceof ProblemsError) return error;
  throw error;
}

function refusal(faulty: readonly FileProblems[]): Omit<PlanProof, "inputs"> {
  return {
    passed: false,
    text: faulty.map(({ file, problems }) => formatProblems(file, problems)).join("\n"),
    json: {
      problems: faulty.flatMap(({ file, problems }) => problems.map((problem) => ({ file, ...problem }))),
    },
  };
}
