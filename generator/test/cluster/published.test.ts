import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { packageFolder } from "../../src/package-folder.js";
import type { Helm } from "../helm/render.js";
import { run } from "../helm/run.js";
import { newFolder } from "../release/package/chart-folder.js";
import { startRegistry } from "../registry/registry.js";
import { publish } from "../registry/publish.js";
import { cluster, get, helm } from "./cluster.js";

const registry = await startRegistry();

for (const version of ["helm3", "helm4"] as const satisfies readonly Helm[]) {
  test(`${version}: from a catalogue to a chart installed from a registry, by the command that publish prints`, async () => {
    const folder = newFolder();
    const catalogue = join(folder, "catalogue.yaml");
    writeFileSync(
      catalogue,
      `name: ${version}\nversion: 1.0.0\ndescription: A small shop\nservices:\n  ` +
        "web:\n    description: Pages of the shop\n    ports: { http: 3000 }\n    calls: " +
        "[api]\n  api:\n    description: Prices and orders\n    ports: { http: 8080 }\n",
    );
    const generated = spawnSync(
      process.execPath,
      [join(packageFolder, "dist/generator/bundle/cli.js"), "generate", catalogue, "--output", folder],
      { encoding: "utf8" },
    );
    assert.is(generated.status, 0, generated.stderr);
    const { code, stdout, stderr } = await publish(
      [`oci://${registry.host}/${version}`, "--output", folder, ...registry.options],
      { helm: version },
    );
    assert.is(code, 0, stderr);
    const [, command] = /^ {2}helm (.*)$/m.exec(stdout.replaceAll(" \\\n   ", ""))!;
    const installed = await run(version, [...command!.split(" "), "--wait"], "", cluster.environment);
    assert.is(installed.code, 0, installed.errors);
    assert.equal((await get("deployments", version)).map(({ metadata }) => metadata.name).sort(), [
      `${version}-api`,
      `${version}-web`,
    ]);
    assert.match(
      (await helm(version, "list", "--namespace", version)).output,
      new RegExp(`${version}-1\\.0\\.0`),
    );
  });
}

test.after(async () => {
  await registry.stop();
  await cluster.stop();
});
test.run();
