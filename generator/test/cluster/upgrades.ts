import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { at } from "../helm/at.js";
import type { Helm } from "../helm/render.js";
import { scalesNow, scaleToMaximum } from "./autoscaling.js";
import { get, helm } from "./cluster.js";
import { earlierCharts } from "./earlier-charts.js";
import { environmentNamed, environments, type Environment } from "./environments.js";
import { disruptable, evict } from "./evictions.js";
import { deploy, within } from "./lifecycle.js";
import { becomes, images, pods, refusedPods, unready } from "./observations.js";
import { ownPlatform, release } from "./own-platform.js";
import { quietly } from "./quietly.js";

/** Declares tests of upgrades that go wrong, or come from far. */
export function testUpgrades(version: Helm): void {
  test(`${version}: while an image never gets ready the old version serves, and the next try succeeds`, () =>
    neverReady(version));
  test(`${version}: of two upgrades at once one goes through, and the other says why not`, () =>
    twoTeams(version));
  const earlier = earlierCharts();
  if (!earlier)
    process.stdout.write("skipped: upgrades from earlier charts: this checkout has no history of charts/\n");
  for (const environment of earlier ? environments() : []) {
    test(`${version}: ${environment.name} is upgraded from the charts of the last commit`, () =>
      fromEarlier(version, environment, earlier!));
  }
}

async function neverReady(version: Helm): Promise<void> {
  await within(
    await ownPlatform(version, environmentNamed("staging"), "never-ready"),
    async (installation) => {
      const { namespace } = installation;
      await deploy(installation, "--set global.image.tag=old");
      await disruptable(namespace);
      const serving = await readySince(namespace);

      const upgrade = installation.deploy(
        "--set global.image.tag=old,mobile-api.image.tag=never-ready --timeout 20s",
      );
      const fresh = await newPod(namespace, "mobile-api");
      // Nor does such a pod stop the drain of a node.
      await evict(namespace, fresh);
      const { code, errors } = await upgrade;
      assert.is(code, 1);
      assert.match(
        errors,
        /release ai-nutritionist failed, and has been rolled back due to (rollback-on-failure|atomic) being set/,
      );
      const since = await readySince(namespace);
      // Whoever was unready for a moment is ready since later.
      assert.equal(
        serving.filter((pod) => !since.includes(pod)),
        [],
        "of the old pods",
      );
      await becomes(
        () => images(namespace).then((all) => all.filter((image) => image.endsWith(":never-ready"))),
        [],
        "images after the rollback",
      );

      await deploy(installation, "--set global.image.tag=new");
      assert.equal(
        (await images(namespace)).filter((image) => image.endsWith(":old")),
        [],
      );
      assert.equal(await unready(namespace), []);
    },
  );
}

/** Each ready pod, and since when it has been. */
async function readySince(namespace: string): Promise<readonly string[]> {
  const ready = (await pods(namespace)).filter(
    (pod) => at(pod, "status.conditions[type=Ready].status") === "True",
  );
  return ready
    .map(
      (pod) =>
        `${pod.metadata.uid} ${pod.metadata.name} ` +
        `${at(pod, "status.conditions[type=Ready].lastTransitionTime")}`,
    )
    .sort();
}

/** The name of a service's first pod that is not ready. */
async function newPod(namespace: string, service: string): Promise<string> {
  const all = async () =>
    (await unready(namespace))
      .flatMap((line) => /^Pod\/(\S+):/.exec(line)?.[1] ?? [])
      .filter((name) => name.startsWith(service));
  await becomes(async () => (await all()).length > 0, true, `a new pod of ${service}`);
  return (await all())[0]!;
}

async function twoTeams(version: Helm): Promise<void> {
  await within(await ownPlatform(version, environmentNamed("preview"), "two-teams"), async (installation) => {
    const { namespace } = installation;
    await deploy(installation);
    const teams = ["one", "two"];
    const endings = await Promise.all(
      teams.map((team) => installation.deploy(`--set global.image.tag=${team}`)),
    );
    const winners = teams.filter((_, i) => endings[i]!.code === 0);
    assert.is(winners.length, 1, endings.map(({ errors }) => errors).join("\n"));
    assert.match(
      endings.find(({ code }) => code !== 0)!.errors,
      /another operation \(install\/upgrade\/rollback\) is in progress|already exists/,
    );
    assert.equal(await unready(namespace), []);
    assert.equal(
      (await images(namespace)).filter((image) =>
        image.endsWith(`:${teams.find((team) => !winners.includes(team))}`),
      ),
      [],
      "images of the team that came second",
    );
    assert.match(
      (await helm(version, "status", release, "--namespace", namespace)).output,
      /^STATUS: deployed$/m,
    );

    await deploy(installation, "--set global.image.tag=three");
    assert.ok((await images(namespace)).some((image) => image.endsWith(":three")));
  });
}

async function fromEarlier(version: Helm, environment: Environment, earlier: string): Promise<void> {
  const installation = await ownPlatform(version, environment);
  const { namespace } = installation;
  const values = join(earlier, environment.values);
  // An environment that is new has nothing to come from.
  if (!existsSync(values)) return;
  await within(installation, async () => {
    const install = helm(
      version,
      "upgrade",
      "--install",
      release,
      join(earlier, "charts", release),
      "--namespace",
      namespace,
      "--values",
      values,
      "--wait",
      "--timeout",
      "3m",
    );
    await quietly(install, [], namespace);
    const volumes = await get("persistentvolumeclaims", namespace);
    const scales = await scaleToMaximum(namespace);
    assert.equal(await refusedPods(namespace), [], "pods were refused");
    await deploy(installation);
    assert.equal(await unready(namespace), []);
    assert.equal(
      await scalesNow(namespace, scales),
      scales,
      "an upgrade leaves to autoscalers what is theirs",
    );
    const uids = (await get("persistentvolumeclaims", namespace)).map(({ metadata }) => metadata.uid);
    assert.equal(
      volumes.filter(({ metadata }) => !uids.includes(metadata.uid)),
      [],
      "claims that are lost",
    );
  });
}
