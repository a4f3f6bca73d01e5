import { test } from "uvu";
import * as assert from "uvu/assert";
import { umbrellaChart } from "../../src/chart/umbrella.js";
import { toYaml } from "../../src/render/yaml.js";
import { platforms } from "../helm/platforms.js";
import { randomSets } from "../helm/random-sets.js";
import { kubeVersion } from "../helm/render.js";
import { run } from "../helm/run.js";
import { cluster, createNamespace } from "./cluster.js";

// Kubernetes' own validation judges many sets of values without a cluster (helm/random-values.test.ts); a real
// API server judges these few, the custom resources among them by their definitions.
// VALUES_SAMPLE=50 npm test -- cluster/random-values: so many for each chart.
const each = Number(process.env["VALUES_SAMPLE"] ?? 1);
const seed = Number(process.env["VALUES_SEED"] ?? 1);
const namespace = "random-values";
await createNamespace(namespace, "privileged");

for (const { name, catalogue, chart } of platforms)
  test(`the API server takes what ${name} prints of ${each} random sets of values, seed ${seed}`, async () => {
    const said: string[] = [];
    for (const values of randomSets(umbrellaChart(catalogue), each, seed)) {
      if (values === undefined) continue;
      const args = ["template", "shop", chart, "--kube-version", kubeVersion, "--values", "-"];
      const rendered = await run("helm4", args, toYaml(values));
      assert.is(rendered.code, 0, rendered.errors);
      if (rendered.output.trim() === "") continue;
      const apply = ["apply", "--server-side", "--dry-run=server", "--validate=strict", "--filename=-"];
      const { code, errors } = await run(
        "control-plane",
        ["kubectl", ...apply, "--namespace", namespace],
        rendered.output,
        cluster.environment,
      );
      // This cluster has one family of addresses, which is no fault of the values.
      const refused = errors
        .split("\n")
        .filter((line) => !/^$|^Warning: |for dual-stack services$/.test(line));
      if (code !== 0 && refused.length > 0) said.push(`${refused.join("\n")}\n${toYaml(values)}`);
    }
    assert.ok(said.length === 0, said.join("\n"));
  });

test.after(cluster.stop);
test.run();
