import { rmSync, writeFileSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { at } from "../helm/at.js";
import type { Helm } from "../helm/render.js";
import type { ExitResult } from "../helm/run.js";
import { contents, createNamespace, deleteNamespace, get, helm } from "./cluster.js";
import { becomes, images, pods, unready } from "./observations.js";
import { quietly } from "./quietly.js";
import { whileServing } from "./serving.js";
import { deployShop, inside, outside, shop, store } from "./shop.js";
import { closed } from "./shop-programs.js";

/** Declares tests of migrations and smoke checks that fail: all of them are programs that really run. */
export function testFailingHooks(version: Helm): void {
  const within = (name: string, title: string, work: (namespace: string) => Promise<void>) =>
    test(`${version}: ${title}`, async () => {
      await createNamespace(name, "restricted");
      await work(name).finally(() => deleteNamespace(name));
    });
  within("hook-install", "a hook's migration that fails leaves nothing of a new release", (namespace) =>
    failsBeforeInstallation(version, namespace),
  );
  within("gate-install", "a gate's migration that fails leaves nothing of a new release", (namespace) =>
    failsInInstallation(version, namespace),
  );
  within("hook-upgrade", "a hook's migration that fails leaves the old version as it was", (namespace) =>
    failsBeforeUpgrade(version, namespace),
  );
  within("gate-upgrade", "while a gate's migration fails the old version serves", (namespace) =>
    failsInUpgrade(version, namespace),
  );
  within("smoke-upgrade", "a smoke check that fails brings the old version back", (namespace) =>
    failsAfterUpgrade(version, namespace),
  );
  within("smoke-test", "helm test runs the smoke checks", (namespace) => isTested(version, namespace));
}

const badPayments = "payments.migration.image.repository=example/migrate-broken";
/** Helm 3 does not say for what it has waited in vain. */
const failedGate = {
  helm3: "context deadline exceeded",
  helm4: /Job\/\S+\/shop-orders-migration-\w+-\d not ready. status: Failed/,
};
const badOrders = "orders.migration.image.repository=example/migrate-broken";

async function failsBeforeInstallation(version: Helm, namespace: string): Promise<void> {
  const before = await contents(namespace);
  refused(
    await deployShop(version, namespace, 1, [...outside, badPayments]),
    /release shop failed, and has been uninstalled due to (rollback-on-failure|atomic) being set: failed pre-install/,
    "column price is missing",
  );
  // What it failed with is there to look at.
  assert.equal(await leftovers(namespace, before), [
    "configmap/shop-payments-data-1",
    "job.batch/shop-payments-migration",
    "pod/shop-payments-migration-*",
  ]);
  await succeeds(version, namespace, deployShop(version, namespace, 1, outside), "1.0.0");
  assert.equal(
    (await contents(namespace)).filter((name) => name.includes("migration")),
    [],
    "of the migration",
  );
}

async function failsInInstallation(version: Helm, namespace: string): Promise<void> {
  const before = await contents(namespace);
  refused(
    await deployShop(version, namespace, 1, [...inside, badOrders], ["--timeout", "12s"]),
    /release shop failed, and has been uninstalled due to (rollback-on-failure|atomic) being set/,
    failedGate[version],
  );
  await becomes(
    () => leftovers(namespace, before),
    ["configmap/shop-orders-data-1", "persistentvolumeclaim/data-shop-database-0"],
    "what is left",
  );
  await succeeds(version, namespace, deployShop(version, namespace, 1, inside), "1.0.0");
  await startedAfterMigration(namespace);
}

async function failsBeforeUpgrade(version: Helm, namespace: string): Promise<void> {
  await succeeds(version, namespace, deployShop(version, namespace, 1, outside), "1.0.0");
  const deployments = await get("deployments", namespace);
  refused(
    await whileServing(namespace, () => deployShop(version, namespace, 2, [...outside, badPayments])),
    rolledBack,
    "column price is missing",
  );
  assert.equal(await get("deployments", namespace), deployments, "nothing of the old version has changed");
  assert.equal(await revisions(version, namespace), [
    "superseded Install complete",
    'failed Upgrade "shop" failed',
    "deployed Rollback to 1",
  ]);
  await succeeds(version, namespace, deployShop(version, namespace, 2, outside), "2.0.0");
}

async function failsInUpgrade(version: Helm, namespace: string): Promise<void> {
  await succeeds(version, namespace, deployShop(version, namespace, 1, inside), "1.0.0");
  const templates = async () =>
    (await get("deployments", namespace)).map((deployment) => at(deployment, "spec.template"));
  const before = await templates();
  refused(
    await whileServing(namespace, () =>
      deployShop(version, namespace, 2, [...inside, badOrders], ["--timeout", "12s"]),
    ),
    rolledBack,
    failedGate[version],
  );
  assert.equal(await templates(), before, "the rollback brings back the old ones");
  assert.equal(await revisions(version, namespace), [
    "superseded Install complete",
    'failed Upgrade "shop" failed',
    "deployed Rollback to 1",
  ]);
  await succeeds(version, namespace, deployShop(version, namespace, 2, inside), "2.0.0");
  await startedAfterMigration(namespace);
}

async function failsAfterUpgrade(version: Helm, namespace: string): Promise<void> {
  await succeeds(version, namespace, deployShop(version, namespace, 1, outside), "1.0.0");
  refused(
    await deployShop(version, namespace, 2, [
      ...outside,
      "payments.smokeCheck.image.repository=example/smoke-broken",
    ]),
    rolledBack,
    "checkout answers 500",
  );
  await becomes(() => images(namespace), ["example/payments:1.0.0"], "images after the rollback");
  assert.equal(await unready(namespace), []);
  assert.equal(await revisions(version, namespace), [
    "superseded Install complete",
    'failed Upgrade "shop" failed',
    "deployed Rollback to 1",
  ]);
  await succeeds(version, namespace, deployShop(version, namespace, 2, outside), "2.0.0");
}

async function isTested(version: Helm, namespace: string): Promise<void> {
  await succeeds(version, namespace, deployShop(version, namespace, 1, outside), "1.0.0");
  const tried = () => helm(version, "test", shop, "--namespace", namespace);
  const good = await tried();
  assert.is(good.code, 0, good.errors);
  assert.match(good.output, /^TEST SUITE: +shop-payments-smoke-check\n.*\n.*\nPhase: +Succeeded$/m);
  writeFileSync(closed, "");
  const bad = await tried().finally(() => rmSync(closed));
  assert.is(bad.code, 1);
  assert.match(bad.output + bad.errors, "the shop is closed");
  assert.match(bad.output, /^Phase: +Failed$/m);
  assert.is((await tried()).code, 0, "it can be tried again");
}

const rolledBack =
  /release shop failed, and has been rolled back due to (rollback-on-failure|atomic) being set/;

/** A command has failed, with such words and more that say who is to blame. */
function refused({ code, output, errors }: ExitResult, words: RegExp, culprit: string | RegExp = ""): void {
  assert.is(code, 1, "it must fail");
  assert.match(errors, words);
  assert.match(output + errors, culprit as string);
}

/** It ends well, and only programs of that version run. */
async function succeeds(
  version: Helm,
  namespace: string,
  deployment: Promise<ExitResult>,
  tag: string,
): Promise<void> {
  await quietly(deployment, [], namespace);
  assert.equal(await unready(namespace), []);
  await becomes(
    async () => (await images(namespace)).filter((image) => !image.endsWith(`:${tag}`) && image !== store),
    [],
    `images that are not of ${tag}`,
  );
  assert.match((await helm(version, "status", shop, "--namespace", namespace)).output, /^STATUS: deployed$/m);
}

/** What has come into a namespace, with a star for the part of a pod's name that is never the same. */
async function leftovers(namespace: string, before: readonly string[]): Promise<readonly string[]> {
  return (await contents(namespace))
    .filter((name) => !before.includes(name))
    .map((name) => name.replace(/^(pod\/.*)-[a-z0-9]{5}$/, "$1-*"));
}

/** The status and the description of each revision of the release. */
async function revisions(version: Helm, namespace: string): Promise<readonly string[]> {
  const { output } = await helm(version, "history", shop, "--namespace", namespace, "--output", "json");
  return (JSON.parse(output) as readonly { readonly status: string; readonly description: string }[]).map(
    ({ status, description }) => `${status} ${description.replace(/ failed: .*/s, " failed")}`,
  );
}

/** The pods of orders, and of those who run on its data, have waited for the success of the Job. */
async function startedAfterMigration(namespace: string): Promise<void> {
  const [job] = await get("jobs", namespace, {
    labelSelector: "app.kubernetes.io/name=orders,app.kubernetes.io/component=migration",
  });
  const migrated = at(job, "status.completionTime") as string;
  const all = await pods(namespace);
  for (const name of ["orders", "shipping"]) {
    const pod = all.find((pod) => at(pod, "metadata.labels[app.kubernetes.io/name]") === name);
    const started = at(pod, `status.containerStatuses[${name}].state.running.startedAt`) as string;
    assert.ok(migrated <= started, `migrated at ${migrated}, ${name} started at ${started}`);
  }
}
