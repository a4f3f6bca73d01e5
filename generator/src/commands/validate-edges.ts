import type { Source } from "../source/read.js";
import type { PlanProof } from "./prove-plan.js";
import type { Prover } from "./prover.js";

/**
 * What NetworkPolicies block of what a catalogue declares (CW605), in each environment or with these values
 * files. The work's own modules are loaded when there is work.
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
): Promise<Pick<PlanProof, "passed" | "text" | "json">> {
  const { planGeneration } = await import("../generate.js");
  const { provePlan } = await import("./prove-plan.js");
  const generation = await planGeneration(catalogue, output, undefined, root);
  const edges = { ...prover, only: "CW605" };
  const proof = await provePlan(generation, output, edges, () => {}, root, sources);
  return proof.passed ? { ...proof, text: "NetworkPolicies let all through that is declared.\n" } : proof;
}
