import { fakeNode, storageClass } from "../../../ci/cluster/fake-objects.js";
import { packageFolder } from "../../src/package-folder.js";
import { manifestsIn, renderedText, type Helm } from "../helm/render.js";
import type { ExitResult } from "../helm/run.js";
import { apply, deleteNamespace, helm } from "./cluster.js";
import type { Environment } from "./environments.js";
import type { Installation } from "./lifecycle.js";
import { quietly } from "./quietly.js";
import { shell } from "./shell.js";

/** The release of this repository's charts. */
export const release = "ai-nutritionist";

/**
 * This repository's platform in an environment, installed by what its values files tell people to type.
 * @param namespace another than the environment's own, for a second one in the same cluster
 */
export async function ownPlatform(
  version: Helm,
  environment: Environment,
  namespace: string = environment.namespace,
): Promise<Installation> {
  return {
    helm: version,
    release,
    namespace,
    manifests: manifestsIn(
      await renderedText(
        "helm4",
        `${packageFolder}charts/${release}`,
        [packageFolder + environment.values],
        release,
      ),
    ),
    plan: {
      catalogue: `${packageFolder}generator/catalogue/index.ts`,
      folder: packageFolder,
      environment: environment.name,
    },
    warnings: [],
    // As its namespace's values file says.
    roomy: environment.name === "production",
    prepare: async () => {
      await apply(clusterNeeds);
      await quietly(shell(version, environment.guardRails(namespace)), [], namespace);
    },
    deploy: (more = "") => deployOwn(version, environment, namespace, more),
    cleanUp: async () => {
      await helm(version, "uninstall", namespace, "--namespace", "guard-rails", "--ignore-not-found");
      await deleteNamespace(namespace);
    },
  };
}

/** Types what the environment's values file says, with more arguments. Never throws for how it ends. */
export function deployOwn(
  version: Helm,
  environment: Environment,
  namespace: string,
  more: string,
): Promise<ExitResult> {
  return shell(version, `${environment.deploy(namespace)} ${more}`);
}

/**
 * What the platform's clusters have: node pools that take only pods which tolerate them, and a class of fast
 * disks.
 */
const clusterNeeds = [
  ...pool("application", "app", "ai-nutritionist"),
  ...pool("ai-workload", "ai-workload", "true"),
  storageClass("fast-ssd"),
];

function pool(nodeType: string, key: string, value: string): readonly object[] {
  return [0, 1, 2].map((i) => ({
    ...fakeNode(`${nodeType}-${i}`, { "node-type": nodeType }),
    spec: { taints: [{ key, value, effect: "NoSchedule" }] },
  }));
}
