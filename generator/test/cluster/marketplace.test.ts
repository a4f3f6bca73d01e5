import { test } from "uvu";
import { platforms } from "../helm/platforms.js";
import { cluster } from "./cluster.js";
import { liveThrough } from "./lifecycle.js";

const { name, chart, environments } = platforms.find((platform) => platform.name === "marketplace")!;
// PreferClose is all that the oldest Kubernetes of its kubeVersion knows.
const warnings = [`spec.trafficDistribution: `];

for (const helm of ["helm4", "helm3"] as const) {
  test(`${helm}: the marketplace is installed, upgraded and uninstalled`, () =>
    liveThrough({ helm, release: name, chart, values: [], change: "global.image.tag=another", namespace: `${name}-${helm}`, level: "privileged", warnings }));
}

test("helm4: so it is in production", () =>
  liveThrough({ helm: "helm4", release: name, chart, values: environments, change: "catalog.image.tag=another", namespace: "production", level: "privileged", warnings }));

test.after(cluster.stop);
test.run();
