import { test } from "uvu";
import { platforms } from "../helm/platforms.js";
import { cluster } from "./cluster.js";
import { liveThrough } from "./lifecycle.js";

const { name, chart, environments } = platforms.find((platform) => platform.name === "marketplace")!;

for (const helm of ["helm4", "helm3"] as const) {
  test(`${helm}: the marketplace is installed, upgraded and uninstalled`, () =>
    liveThrough({ helm, release: name, chart, values: [], namespace: `${name}-${helm}`, level: "privileged" }));
}

test("helm4: so it is in production", () =>
  liveThrough({ helm: "helm4", release: name, chart, values: environments, namespace: "production", level: "privileged" }));

test.after(cluster.stop);
test.run();
