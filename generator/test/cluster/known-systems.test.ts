import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Helm } from "../helm/render.js";
import { cluster, helm } from "./cluster.js";
import { fixtureInstallation, valuesOf } from "./fixture.js";
import { inPlannedOrder } from "./hook-order.js";
import { deploy, within } from "./lifecycle.js";
import { images, unready } from "./observations.js";
import { quietly } from "./quietly.js";

// Systems that everybody knows, with their stores in the release and with them elsewhere.
for (const name of ["mastodon", "zammad"])
  for (const [version, values] of [["helm4", []] as const, ["helm3", valuesOf(name)] as const])
    test(`${version}: ${name} is installed, upgraded and rolled back, with ${values.length} values files`, () =>
      thereAndBack(name, version, values));

test.after(cluster.stop);
test.run();

async function thereAndBack(name: string, version: Helm, values: readonly string[]): Promise<void> {
  const installation = await fixtureInstallation(name, version, values, `${name}-${version}`);
  await within(installation, async ({ namespace, plan, warnings }) => {
    await inPlannedOrder(namespace, plan, "install", () => deploy(installation));
    assert.equal(await unready(namespace), [], "after the installation");
    const installed = await images(namespace);

    await inPlannedOrder(namespace, plan, "upgrade", () =>
      deploy(installation, "--set=global.image.tag=another"),
    );
    assert.equal(await unready(namespace), [], "after the upgrade");
    const upgraded = await images(namespace);
    assert.ok(
      upgraded.some((image) => image.endsWith(":another")),
      upgraded.join(),
    );

    await inPlannedOrder(namespace, plan, "rollback", () =>
      quietly(
        helm(version, "rollback", name, "1", "--namespace", namespace, "--wait", "--timeout", "3m"),
        warnings,
        namespace,
      ),
    );
    assert.equal(await unready(namespace), [], "after the rollback");
    assert.equal(await images(namespace), installed, "after the rollback");
  });
}
