import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { packageFolder } from "../../src/package-folder.js";
import { at } from "./at.js";
import { manifestsIn, renderedText } from "./render.js";

/** What may differ: the namespace's name, and CPU and memory of the quota as requests and limits. */
const environments = {
  development: ["ai-nutritionist-dev", 10, "20Gi", 20, "40Gi", 50],
  preview: ["ai-nutritionist-pr-0", 4, "6Gi", 12, "12Gi", 30],
  staging: ["ai-nutritionist-staging", 14, "20Gi", 42, "42Gi", 80],
  production: ["ai-nutritionist-prod", 20, "36Gi", 60, "72Gi", 90],
} as const;

for (const [environment, [name, cpu, memory, cpuLimit, memoryLimit, pods]] of Object.entries(environments)) {
  test(`the namespace of ${environment}`, async () => {
    const values = join(packageFolder, "values/namespace", `${environment}.yaml`);
    const manifests = manifestsIn(
      await renderedText("helm4", join(packageFolder, "charts/ai-nutritionist-namespace"), [values]),
    );
    const find = (kind: string) => manifests.find((manifest) => manifest["kind"] === kind);

    assert.is(at(find("Namespace"), "metadata.name"), name);
    assert.is(at(find("Namespace"), "metadata.labels[pod-security.kubernetes.io/enforce]"), "restricted");
    assert.equal(
      numbers(at(find("ResourceQuota"), "spec.hard")),
      numbers({
        "requests.cpu": cpu,
        "requests.memory": memory,
        "limits.cpu": cpuLimit,
        "limits.memory": memoryLimit,
        pods,
        services: 20,
        persistentvolumeclaims: 10,
        secrets: 40,
        configmaps: 20,
        "count/deployments.apps": 15,
        "count/statefulsets.apps": 5,
      }),
    );
    assert.equal(at(find("LimitRange"), "spec.limits[type=Container]"), {
      type: "Container",
      default: { cpu: "500m", memory: "512Mi" },
      defaultRequest: { cpu: "100m", memory: "128Mi" },
      min: { cpu: "50m", memory: "64Mi" },
      max: { cpu: "2", memory: "4Gi" },
    });
    assert.equal(at(find("LimitRange"), "spec.limits[type=Pod].max"), { cpu: "4", memory: "8Gi" });
    assert.equal(at(find("LimitRange"), "spec.limits[type=PersistentVolumeClaim]"), {
      type: "PersistentVolumeClaim",
      min: { storage: "1Gi" },
      max: { storage: "100Gi" },
    });
    assert.equal(at(find("NetworkPolicy"), "spec"), { podSelector: {}, policyTypes: ["Ingress", "Egress"] });
    assert.equal(
      new Set(manifests.map((manifest) => at(manifest, "metadata.namespace"))),
      new Set([undefined, name]),
    );
  });
}

/** Quantities may be written as numbers or as texts. */
function numbers(amounts: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(amounts as object)
      .map(([key, amount]) => [key, String(amount)])
      .sort(),
  );
}

test.run();
