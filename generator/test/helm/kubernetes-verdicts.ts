import { run } from "./run.js";

/** What Kubernetes' own validation says of the objects of one set of manifests. */
export interface KubernetesVerdict {
  /** Its words for each object that it refuses, or that nobody can judge. */
  readonly refused: readonly { readonly object: string; readonly message: string }[];
  /** How many objects of Kubernetes' own kinds there are. */
  readonly judged: number;
  /** How many there are of each kind of custom resources, of which only the metadata is judged. */
  readonly custom: Readonly<Record<string, number>>;
}

/** A verdict for each set of manifests, which are what Helm prints. */
export async function kubernetesVerdicts(sets: readonly string[]): Promise<readonly KubernetesVerdict[]> {
  const input = sets.map((set) => `${JSON.stringify(set)}\n`).join("");
  const { code, output, errors } = await run("kubernetes-validation", [], input);
  if (code !== 0) throw new Error(errors);
  const lines = output.split("\n").filter((line) => line !== "");
  return lines.map((line) => JSON.parse(line) as KubernetesVerdict);
}
