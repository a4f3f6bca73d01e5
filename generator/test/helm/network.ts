import { at } from "../../src/manifests/at.js";
import type { Pod } from "../../src/prove/scene/network.js";

export { admits, type Pod } from "../../src/prove/scene/network.js";

/** The pods of a Deployment or StatefulSet. */
export function podOf(manifests: readonly unknown[], name: string): Pod {
  const workload = manifests.find(
    (manifest) =>
      /^(Deployment|StatefulSet)$/.test(String(at(manifest, "kind"))) &&
      at(manifest, "metadata.name") === name,
  );
  return { labels: (at(workload, "spec.template.metadata.labels") ?? {}) as Pod["labels"] };
}
