import { setTimeout } from "node:timers/promises";
import * as assert from "uvu/assert";
import { at } from "../helm/at.js";
import { manifestsIn, renderedText, type Helm, type Manifest } from "../helm/render.js";
import { apply, clusterWideContents, contents, createNamespace, get, helm, kubectl } from "./cluster.js";
import { prerequisites } from "./prerequisites.js";

/** A chart to install, and what a person who installs it would type. */
export interface Installation {
  readonly helm: Helm;
  readonly release: string;
  readonly chart: string;
  readonly values: readonly string[];
  readonly namespace: string;
  readonly level: "restricted" | "privileged";
}

/**
 * Installs a chart into a namespace of its own, upgrades it to images with another tag, upgrades it to the same once more, and
 * uninstalls it. Throws at the first thing that is not as it should be.
 */
export async function liveThrough(installation: Installation): Promise<void> {
  const { release, namespace, level, chart, values } = installation;
  const manifests = manifestsIn(await renderedText("helm4", chart, values, release));
  await apply(prerequisites(manifests));
  await createNamespace(namespace, level);

  await upgrade(installation);
  assert.equal(await unready(namespace), [], "after the installation");

  await upgrade(installation, "--set", "global.image.tag=another");
  const images = (await pods(namespace)).flatMap((pod) => at(pod, "spec.containers[*].image") as string[]);
  assert.ok(images.some((image) => image.endsWith(":another")), "no pod has the other tag");
  const names = await podNames(namespace);

  await upgrade(installation, "--set", "global.image.tag=another");
  assert.equal(await podNames(namespace), names, "an upgrade to the same starts no pods");
  assert.equal(await warnings(namespace), []);

  const { code, errors } = await helm(installation.helm, "uninstall", release, "--namespace", namespace, "--wait", "--timeout", "3m");
  assert.equal({ code, errors }, { code: 0, errors: "" });
  await becomes(() => contents(namespace), kept(manifests));
  await becomes(clusterWideContents, []);
  await kubectl(["delete", "namespace", namespace, "--wait=false"]);
}

async function upgrade({ helm: version, release, chart, values, namespace }: Installation, ...more: readonly string[]): Promise<void> {
  const { code, errors } = await helm(version, "upgrade", "--install", release, chart, "--namespace", namespace, ...values.flatMap((file) => ["--values", file]), ...more, "--wait", "--timeout", "3m");
  assert.equal({ code, errors }, { code: 0, errors: "" }, code === 0 ? "Helm warns" : `Helm failed\n${(await warnings(namespace)).join("\n")}\n${(await unready(namespace)).join("\n")}`);
}

/** Pods that run for ever and are not ready. */
async function unready(namespace: string): Promise<readonly string[]> {
  const found = await pods(namespace);
  assert.ok(found.length > 0, "there are no pods");
  return found.filter((pod) => at(pod, "status.conditions[type=Ready].status") !== "True").map(({ metadata }) => metadata.name);
}

/** Those that stay: who runs to its end, or is on its way out, comes and goes. */
async function pods(namespace: string) {
  return (await get("pods", "--namespace", namespace)).filter((pod) => at(pod, "spec.restartPolicy") === "Always" && at(pod, "metadata.deletionTimestamp") === undefined);
}

async function podNames(namespace: string): Promise<readonly string[]> {
  return (await pods(namespace)).map(({ metadata }) => metadata.name).sort();
}

/** What went wrong in a namespace, in the words of who saw it. There are no metrics, so autoscalers complain. */
async function warnings(namespace: string): Promise<readonly string[]> {
  const events = await get("events", "--namespace", namespace, "--field-selector=type=Warning");
  return events.filter((event) => at(event, "involvedObject.kind") !== "HorizontalPodAutoscaler").map((event) => `${at(event, "involvedObject.kind")}/${at(event, "involvedObject.name")}: ${event["message"]}`);
}

/** The claims that StatefulSets made stay, for the stores' sake. */
function kept(manifests: readonly Manifest[]): readonly string[] {
  const sets = manifests.filter((manifest) => manifest["kind"] === "StatefulSet");
  return sets.flatMap((set) => {
    const claims = (at(set, "spec.volumeClaimTemplates[*].metadata.name") ?? []) as readonly string[];
    return claims.flatMap((claim) => Array.from({ length: Number(at(set, "spec.replicas") ?? 1) }, (_, i) => `persistentvolumeclaim/${claim}-${at(set, "metadata.name")}-${i}`));
  }).sort();
}

/** Waits for what the controllers are still at. */
async function becomes(look: () => Promise<readonly string[]>, expected: readonly string[]): Promise<void> {
  let found = await look();
  for (let i = 0; i < 20 && JSON.stringify(found) !== JSON.stringify(expected); i++) {
    await setTimeout(1000);
    found = await look();
  }
  assert.equal(found, expected, "after helm uninstall");
}
