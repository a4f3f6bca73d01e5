import { setTimeout } from "node:timers/promises";
import * as assert from "uvu/assert";
import { at } from "../helm/at.js";
import { manifestsIn, renderedText, type Helm, type Manifest } from "../helm/render.js";
import { apply, clusterWideContents, contents, createNamespace, deleteNamespace, get, helm } from "./cluster.js";
import { prerequisites } from "./prerequisites.js";

/** A chart to install, and what a person who installs it would type. */
export interface Installation {
  readonly helm: Helm;
  readonly release: string;
  readonly chart: string;
  readonly values: readonly string[];
  /** What `--set` gives to the upgrade: a tag `another` for the images of some pods. */
  readonly change: string;
  readonly namespace: string;
  readonly level: "restricted" | "privileged";
  /** What the API server is known to say against it. */
  readonly warnings?: readonly string[];
}

/**
 * Installs a chart into a namespace of its own, upgrades it to images with another tag, upgrades it to the same once more, and
 * uninstalls it. Throws at the first thing that is not as it should be.
 */
export async function liveThrough(installation: Installation): Promise<void> {
  const { release, namespace, level, chart, values, change } = installation;
  const manifests = manifestsIn(await renderedText("helm4", chart, values, release));
  await createNamespace(namespace, level);
  try {
    await apply(prerequisites(manifests, namespace));
    const before = await contents(namespace);

    await upgrade(installation);
    assert.equal(await unready(namespace), [], "after the installation");

    await upgrade(installation, "--set", change);
    const images = (await pods(namespace)).flatMap((pod) => at(pod, "spec.containers[*].image") as string[]);
    assert.ok(images.some((image) => image.endsWith("another")), "no pod has the other tag");
    const names = await podNames(namespace);

    await upgrade(installation, "--set", change);
    assert.equal(await podNames(namespace), names, "an upgrade to the same starts no pods");
    assert.equal((await troubles(namespace)).filter(({ reason }) => reason === "FailedCreate").map(message), [], "pods were refused");

    await quietly(installation, "uninstall", release);
    await becomes(() => contents(namespace), [...before, ...claimsOfStatefulSets(manifests)].sort());
    await becomes(clusterWideContents, []);
  } finally {
    // One that failed must not stand in the way of the next.
    await helm(installation.helm, "uninstall", release, "--namespace", namespace, "--ignore-not-found");
    await deleteNamespace(namespace);
  }
}

function upgrade(installation: Installation, ...more: readonly string[]): Promise<void> {
  const { release, chart, values } = installation;
  return quietly(installation, "upgrade", "--install", release, chart, ...values.flatMap((file) => ["--values", file]), ...more);
}

/** Runs Helm until all is ready, or gone. Throws when it fails, or warns of more than is known. */
async function quietly({ helm: version, namespace, warnings = [] }: Installation, ...args: readonly string[]): Promise<void> {
  const { code, errors } = await helm(version, ...args, "--namespace", namespace, "--wait", "--timeout", "3m");
  if (code !== 0) throw new Error([`helm ${args.join(" ")}`, errors, ...(await troubles(namespace)).map(message), ...(await unready(namespace))].join("\n"));
  // Helm 4 stops watching in the middle of an answer, and one of its libraries complains of that.
  const known = [...warnings, "request.go"];
  const unknown = errors.split("\n").filter((line) => line !== "" && !known.some((text) => line.includes(text)));
  assert.equal(unknown, [], "Helm warns");
}

/** Pods that run for ever and are not ready. */
async function unready(namespace: string): Promise<readonly string[]> {
  return (await pods(namespace)).filter((pod) => at(pod, "status.conditions[type=Ready].status") !== "True").map(({ metadata }) => `Pod/${metadata.name}: not ready`);
}

/** Those that stay: who runs to its end, or is on its way out, comes and goes. */
async function pods(namespace: string) {
  return (await get("pods", "--namespace", namespace)).filter((pod) => at(pod, "spec.restartPolicy") === "Always" && at(pod, "metadata.deletionTimestamp") === undefined);
}

async function podNames(namespace: string): Promise<readonly string[]> {
  return (await pods(namespace)).map(({ metadata }) => metadata.name).sort();
}

/** What went wrong in a namespace, if only for a moment. There are no metrics, so autoscalers complain. */
async function troubles(namespace: string): Promise<readonly Event[]> {
  const events = (await get("events", "--namespace", namespace, "--field-selector=type=Warning")) as unknown as readonly Event[];
  return events.filter(({ involvedObject }) => involvedObject.kind !== "HorizontalPodAutoscaler");
}

interface Event {
  readonly involvedObject: { readonly kind: string; readonly name: string };
  readonly reason: string;
  readonly message: string;
}

function message({ involvedObject: { kind, name }, reason, message }: Event): string {
  return `${kind}/${name}: ${reason}: ${message}`;
}

/** The claims that StatefulSets made stay, for the stores' sake. */
function claimsOfStatefulSets(manifests: readonly Manifest[]): readonly string[] {
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
