import { platforms } from "../helm/platforms.js";
import { manifestsIn, renderedText, type Helm } from "../helm/render.js";
import { apply, createNamespace, deleteNamespace, helm } from "./cluster.js";
import { planOfCase } from "./hook-order.js";
import type { Installation } from "./lifecycle.js";
import { prerequisites } from "./prerequisites.js";

/**
 * The charts of a fixture in a namespace of their own, with one of its values files or none.
 * @param warnings parts of what the API server is known to say against it
 */
export async function fixtureInstallation(
  name: string,
  version: Helm,
  values: readonly string[],
  namespace: string,
  warnings: readonly string[] = [],
): Promise<Installation> {
  const { chart } = platforms.find((platform) => platform.name === name)!;
  const manifests = manifestsIn(await renderedText("helm4", chart, values, name));
  return {
    helm: version,
    release: name,
    namespace,
    manifests,
    plan: planOfCase(name, values),
    warnings,
    roomy: true,
    prepare: async () => {
      await createNamespace(namespace, "privileged");
      await apply(prerequisites(manifests, namespace));
    },
    deploy: (change) =>
      helm(
        version,
        "upgrade",
        "--install",
        name,
        chart,
        ...values.map((file) => `--values=${file}`),
        ...(change ? [change] : []),
        "--namespace",
        namespace,
        "--wait",
        "--timeout",
        "3m",
      ),
    cleanUp: () => deleteNamespace(namespace),
  };
}

/** The values files of a fixture. */
export function valuesOf(name: string): readonly string[] {
  return platforms.find((platform) => platform.name === name)!.environments;
}
