import { test } from "uvu";
import { platforms } from "../helm/platforms.js";
import { manifestsIn, renderedText, type Helm } from "../helm/render.js";
import { apply, cluster, createNamespace, deleteNamespace, helm } from "./cluster.js";
import { planOfCase } from "./hook-order.js";
import { liveThrough, type Installation } from "./lifecycle.js";
import { prerequisites } from "./prerequisites.js";

const { name: release, chart, environments } = platforms.find((platform) => platform.name === "marketplace")!;

test("helm4: the marketplace is installed, drained, scaled, upgraded and uninstalled", async () =>
  liveThrough(await marketplace("helm4", [], release), "--set=global.image.tag=another"));

test("helm3: so it is in production", async () =>
  liveThrough(await marketplace("helm3", environments, "production"), "--set=catalog.image.tag=another"));

test.after(cluster.stop);
test.run();

async function marketplace(
  version: Helm,
  values: readonly string[],
  namespace: string,
): Promise<Installation> {
  const manifests = manifestsIn(await renderedText("helm4", chart, values, release));
  return {
    helm: version,
    release,
    namespace,
    manifests,
    plan: planOfCase("marketplace", values),
    // PreferClose is all that the oldest Kubernetes of its kubeVersion knows.
    warnings: [`spec.trafficDistribution: `],
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
        release,
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
