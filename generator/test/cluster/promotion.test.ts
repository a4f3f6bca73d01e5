import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { readLockFile } from "../../src/release/publish/lock-file.js";
import { packageFolder } from "../../src/package-folder.js";
import { manifestsIn } from "../helm/render.js";
import { newFolder } from "../release/package/chart-folder.js";
import { publish } from "../registry/publish.js";
import { startRegistry } from "../registry/registry.js";
import { cluster, helm } from "./cluster.js";
import { environments, type Environment } from "./environments.js";
import { deploy, within } from "./lifecycle.js";
import { unready } from "./observations.js";
import { ownPlatform, release } from "./own-platform.js";
import { shell } from "./shell.js";

// What was published once is installed into one environment after the other: by the digests of the lock file,
// with each one's values.
const registry = await startRegistry();
const lock = join(newFolder(), "charts.lock.yaml");
const published = await publish([
  `oci://${registry.host}/charts`,
  "--output",
  packageFolder,
  "--lock",
  lock,
  ...registry.options,
]);
if (published.code !== 0) throw new Error(published.stderr);
const entries = readLockFile(lock);

for (const environment of environments()) {
  test(`${environment.name} gets the charts that the lock file names`, async () => {
    const platform = await ownPlatform("helm4", promoted(environment));
    await within(platform, async (installation) => {
      await deploy(installation);
      assert.equal(await unready(installation.namespace), []);
      const { output } = await helm(
        "helm4",
        "get",
        "manifest",
        release,
        "--namespace",
        installation.namespace,
      );
      const fromFolder = await shell(
        "helm4",
        environment
          .deploy(installation.namespace)
          .replace("helm upgrade --install", "helm template --no-hooks"),
      );
      assert.ok(
        JSON.stringify(manifestsIn(output)) === JSON.stringify(manifestsIn(fromFolder.output)),
        "not the objects that the folder makes",
      );
    });
  });
}

test.after(async () => {
  await registry.stop();
  await cluster.stop();
});
test.run();

/** The same commands, but with the charts of the registry instead of the folders. */
function promoted({ guardRails, deploy, ...environment }: Environment): Environment {
  return {
    ...environment,
    guardRails: (namespace) => fromRegistry(guardRails(namespace)),
    deploy: (namespace) => fromRegistry(deploy(namespace)),
  };
}

function fromRegistry(command: string): string {
  const [, name] = / charts\/(\S+) /.exec(command)!;
  const { repository, digest } = entries.find((entry) => entry.name === name)!;
  return command.replace(
    ` charts/${name} `,
    ` ${repository}/${name}@${digest} ${registry.options.join(" ")} `,
  );
}
