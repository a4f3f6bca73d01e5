import { basename } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { platforms } from "../helm/platforms.js";
import { renderedText } from "../helm/render.js";
import { cluster, createNamespace, helm, kubectl } from "./cluster.js";

const { name, chart, subcharts, environments } = platforms[0]!;
const namespace = "dry-run";
await createNamespace(namespace, "restricted");

// A subchart alone takes none of an environment's values: they are keyed by the subcharts' names.
const installations = [
  ...environments.map((file) => [chart, file]),
  ...subcharts.map((subchart) => [subchart]),
] as const;

for (const version of ["helm4", "helm3"] as const) {
  for (const [dryRun, charts] of [
    ["client", installations.filter(([folder]) => folder === chart)],
    ["server", installations],
  ] as const) {
    test(`${version}: --dry-run=${dryRun} has nothing to say of ${charts.length} installations`, async () => {
      const said = await Promise.all(
        charts.map(async ([folder, ...values]) => {
          const { code, output, errors } = await helm(
            version,
            "upgrade",
            "--install",
            basename(folder!),
            folder!,
            "--namespace",
            namespace,
            `--dry-run=${dryRun}`,
            ...values.flatMap((file) => ["--values", file]),
          );
          return code === 0 && errors === "" && /^STATUS: pending-install$/m.test(output)
            ? []
            : [`${basename(folder!)} ${values.map((file) => basename(file)).join()}: ${errors}`];
        }),
      );
      assert.equal(said.flat(), []);
    });
  }
}

test("the API server would take all of it, to the last field", async () => {
  for (const [folder, ...values] of installations) {
    const manifests = await renderedText("helm4", folder!, values, name);
    await kubectl(
      [
        "apply",
        "--server-side",
        "--dry-run=server",
        "--validate=strict",
        "--namespace",
        namespace,
        "--filename=-",
      ],
      manifests,
    );
  }
});

test.after(cluster.stop);
test.run();
