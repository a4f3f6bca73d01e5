import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Helm } from "../helm/render.js";
import type { ExitResult } from "../helm/run.js";
import { createNamespace, deleteNamespace, helm, kubectl, versions } from "./cluster.js";
import { becomes, images } from "./observations.js";
import { quietly } from "./quietly.js";
import { whileServing } from "./serving.js";
import { deployShop, outside, shop, type Revision } from "./shop.js";

/**
 * Declares tests of the guard against programs that cannot run on the data; it really asks the API server, as
 * its own account.
 */
export function testGuard(version: Helm): void {
  test(`${version}: a rollback that would not run on the data changes nothing, any other succeeds`, () =>
    within(`${version}-rollback`, (namespace) => rollbacks(version, namespace)));
  test(`${version}: an upgrade to programs that would not run on the data changes nothing`, () =>
    within(`${version}-upgrade`, (namespace) => upgrades(version, namespace)));
  test(`${version}: a breaking migration that fails is not rolled back, but mended`, () =>
    within(`${version}-breaking`, (namespace) => breaks(version, namespace)));
}

async function rollbacks(version: Helm, namespace: string): Promise<void> {
  await runs(namespace, deployShop(version, namespace, 1, outside), 1);
  await runs(namespace, deployShop(version, namespace, 2, outside), 2);
  await runs(namespace, rollback(version, namespace, 1), 1);
  await runs(namespace, deployShop(version, namespace, 3, outside), 3);
  const message = await changesNothing(namespace, () => rollback(version, namespace, 2));
  assert.match(
    message,
    "payments: refused, and nothing was changed. Only programs of revision 3 or newer " +
      "run on its data; the wanted release has revision 2. Safe, unless its migration " +
      "failed: release 4, and those after release 2 that were no rollbacks (helm history)",
  );
  assert.is(await live(version, namespace), 4);
  await runs(namespace, rollback(version, namespace, 4), 3);
  await runs(namespace, deployShop(version, namespace, 3, outside), 3);
}

async function upgrades(version: Helm, namespace: string): Promise<void> {
  await runs(namespace, deployShop(version, namespace, 3, outside), 3);
  const message = await changesNothing(namespace, () => deployShop(version, namespace, 2, outside));
  assert.match(message, "the wanted release has revision 2. Safe, unless its migration failed: release 1, ");
  await runs(namespace, deployShop(version, namespace, 3, outside), 3);
}

async function breaks(version: Helm, namespace: string): Promise<void> {
  await runs(namespace, deployShop(version, namespace, 1, outside), 1);
  const { code, output, errors } = await whileServing(namespace, () =>
    deployShop(version, namespace, 3, [
      ...outside,
      "payments.migration.image.repository=example/migrate-broken",
    ]),
  );
  assert.is(code, 1);
  assert.match(output + errors, "column price is missing");
  assert.match(output + errors, "the wanted release has revision 1. ");
  await unlock(output + errors);
  await runs(namespace, deployShop(version, namespace, 3, outside), 3);
}

/** Types the command that the guard prints. */
async function unlock(message: string): Promise<void> {
  const [, command] = /Before the next upgrade: kubectl (delete secret [\w=,. -]+)/.exec(message)!;
  assert.match(
    await kubectl(command!.trim().split(" ")),
    /^secret "sh\.helm\.release\.v1\.shop\.v3" deleted/,
  );
}

async function within(namespace: string, work: (namespace: string) => Promise<void>): Promise<void> {
  await createNamespace(namespace, "restricted");
  await work(namespace).finally(() => deleteNamespace(namespace));
}

function rollback(version: Helm, namespace: string, release: number): Promise<ExitResult> {
  return helm(
    version,
    "rollback",
    shop,
    String(release),
    "--namespace",
    namespace,
    "--wait",
    "--timeout",
    "20s",
  );
}

/** A command succeeds, and then only programs of that revision run. */
async function runs(namespace: string, command: Promise<ExitResult>, revision: Revision): Promise<void> {
  await quietly(command, [], namespace);
  await becomes(() => images(namespace), [`example/payments:${revision}.0.0`], "images");
}

/**
 * A command is refused, and changes no object but those that are there to refuse it. Returns what it says.
 */
async function changesNothing(namespace: string, command: () => Promise<ExitResult>): Promise<string> {
  const look = async () =>
    (await versions(namespace)).filter((line) => !/\/(shop-guard|sh\.helm\.release)/.test(line));
  let before = await look();
  // The controllers may still be at it.
  await becomes(async () => before.join() === (before = await look()).join(), true, "a namespace at rest");
  const { code, output, errors } = await command();
  assert.is(code, 1, "it must be refused");
  assert.equal(await look(), before, "something has changed");
  return output + errors;
}

/** The revision of the release that is deployed. */
async function live(version: Helm, namespace: string): Promise<number | undefined> {
  const { output } = await helm(version, "history", shop, "--namespace", namespace, "--output", "json");
  return (JSON.parse(output) as readonly { readonly status: string; readonly revision: number }[]).find(
    ({ status }) => status === "deployed",
  )?.revision;
}
