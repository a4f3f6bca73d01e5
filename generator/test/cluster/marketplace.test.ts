import { test } from "uvu";
import { cluster } from "./cluster.js";
import { fixtureInstallation, valuesOf } from "./fixture.js";
import { liveThrough } from "./lifecycle.js";

// PreferClose is all that the oldest Kubernetes of its kubeVersion knows.
const warnings = [`spec.trafficDistribution: `];

test("helm4: the marketplace is installed, drained, scaled, upgraded and uninstalled", async () =>
  liveThrough(
    await fixtureInstallation("marketplace", "helm4", [], "marketplace", warnings),
    "--set=global.image.tag=another",
  ));

test("helm3: so it is in production", async () =>
  liveThrough(
    await fixtureInstallation("marketplace", "helm3", valuesOf("marketplace"), "production", warnings),
    "--set=catalog.image.tag=another",
  ));

test.after(cluster.stop);
test.run();
