import { test } from "uvu";
import * as assert from "uvu/assert";
import { platforms } from "../helm/platforms.js";
import { manifestsIn, renderedText, type Helm } from "../helm/render.js";
import { apply, cluster, createNamespace, deleteNamespace, get, helm } from "./cluster.js";
import { becomes, podNames, unready } from "./observations.js";
import { prerequisites } from "./prerequisites.js";
import { quietly } from "./quietly.js";

const { chart } = platforms.find(({ name }) => name === "zammad")!;

// YAML could read each of these as something else than text.
const cases: readonly (readonly [helm: Helm, release: string, namespace: string])[] = [
  ["helm4", "yes", "0123"],
  ["helm3", "null", "1e3"],
];

for (const [version, release, namespace] of cases)
  test(`${version}: release ${release} in namespace ${namespace} lives as any other`, async () => {
    const act = (...args: readonly string[]) =>
      quietly(helm(version, ...args, "--namespace", namespace, "--wait", "--timeout", "3m"), [], namespace);
    const deploy = (...more: readonly string[]) => act("upgrade", "--install", release, chart, ...more);
    await createNamespace(namespace, "privileged");
    await apply(prerequisites(manifestsIn(await renderedText("helm4", chart, [], release)), namespace));
    await deploy();
    assert.equal(await unready(namespace), [], "after the installation");
    const subjects = (await get("rolebindings", namespace)).flatMap((binding) => binding["subjects"]);
    assert.ok(subjects.length > 0, "no RoleBinding names an account");
    await deploy("--set=global.image.tag=another");
    assert.equal(await unready(namespace), [], "after the upgrade");
    await act("rollback", release, "1");
    assert.equal(await unready(namespace), [], "after the rollback");
    await act("uninstall", release);
    await becomes(() => podNames(namespace), [], "pods after helm uninstall");
    await deleteNamespace(namespace);
  });

test.after(cluster.stop);
test.run();
