import { at } from "../helm/at.js";
import { api, get, type Found } from "./cluster.js";
import { becomes, unready } from "./observations.js";

/**
 * Evicts a pod of each PodDisruptionBudget, as draining a node does, as soon as all pods are there, and waits
 * for the pods that come instead. Throws when one is refused: a node that holds it could never be drained.
 */
export async function evictOneOfEach(namespace: string): Promise<void> {
  await disruptable(namespace);
  for (const budget of await budgets(namespace)) {
    const labels = Object.entries(at(budget, "spec.selector.matchLabels") as Record<string, string>).map(
      ([key, value]) => `${key}=${value}`,
    );
    const [pod] = await get("pods", namespace, {
      labelSelector: labels.join(),
      fieldSelector: "status.phase=Running",
    });
    await evict(namespace, pod!.metadata.name);
  }
  await becomes(() => unready(namespace), [], "after evictions");
}

/** Waits until each PodDisruptionBudget lets a pod go. Throws when one still does not after a minute. */
export async function disruptable(namespace: string): Promise<void> {
  const blocked = async () =>
    (await budgets(namespace))
      .filter((budget) => !((at(budget, "status.disruptionsAllowed") as number) > 0))
      .map(({ metadata }) => metadata.name);
  await becomes(blocked, [], "budgets that let no pod go");
}

/** Evicts a pod. Throws when the API server refuses. */
export async function evict(namespace: string, name: string): Promise<void> {
  const eviction = { apiVersion: "policy/v1", kind: "Eviction", metadata: { name, namespace } };
  await api.ask("POST", `/api/v1/namespaces/${namespace}/pods/${name}/eviction`, eviction);
}

function budgets(namespace: string): Promise<readonly Found[]> {
  return get("poddisruptionbudgets", namespace);
}
