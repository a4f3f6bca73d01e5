import * as assert from "uvu/assert";
import { at } from "../helm/at.js";
import type { Helm, Manifest } from "../helm/render.js";
import type { ExitResult } from "../helm/run.js";
import { scalesNow, scaleToMaximum } from "./autoscaling.js";
import { clusterWideContents, contents, helm } from "./cluster.js";
import { evictOneOfEach } from "./evictions.js";
import { inPlannedOrder, type PlanOf } from "./hook-order.js";
import { becomes, images, podNames, refusedPods, unready } from "./observations.js";
import { quietly } from "./quietly.js";

/** A release in a namespace of its own, and what a person who installs it would type. */
export interface Installation {
  readonly helm: Helm;
  readonly release: string;
  readonly namespace: string;
  /** What the release consists of. */
  readonly manifests: readonly Manifest[];
  /** What its plan follows from. */
  readonly plan: PlanOf;
  /** Parts of what the API server is known to say against it. */
  readonly warnings: readonly string[];
  /**
   * Whether the namespace has room for an upgrade while every autoscaler is at its maximum; there is always
   * room for one of the two.
   */
  readonly roomy: boolean;
  /** Makes the namespace, and all that has to be there. */
  readonly prepare: () => Promise<void>;
  /** Installs or upgrades it and waits until all is ready. Never throws for how it ends. */
  readonly deploy: (more?: string) => Promise<ExitResult>;
  /** Removes what `prepare` made; the end of the namespace is not waited for. Never throws. */
  readonly cleanUp: () => Promise<void>;
}

/**
 * Installs a release, evicts pods of it, scales it up, upgrades it to images with another tag, upgrades it to
 * the same once more, and uninstalls it; chart hooks come in the order of the plan. Throws at the first thing
 * that is not as it should be.
 * @param change what gives some images the tag `another`
 */
export async function liveThrough(installation: Installation, change: string): Promise<void> {
  await within(installation, async ({ namespace, manifests, plan, roomy }) => {
    const before = await contents(namespace);

    await inPlannedOrder(namespace, plan, "install", () => deploy(installation));
    assert.equal(await unready(namespace), [], "after the installation");
    await evictOneOfEach(namespace);

    const scales = await scaleToMaximum(namespace);
    assert.equal(await refusedPods(namespace), [], "pods were refused");
    await inPlannedOrder(namespace, plan, "upgrade", () => deploy(installation, change));
    if (roomy) assert.equal(await refusedPods(namespace), [], "pods were refused");
    assert.ok(
      (await images(namespace)).some((image) => image.endsWith("another")),
      "no pod has the other tag",
    );
    assert.equal(
      await scalesNow(namespace, scales),
      scales,
      "an upgrade leaves to autoscalers what is theirs",
    );
    const names = await podNames(namespace);

    await deploy(installation, change);
    assert.equal(await podNames(namespace), names, "an upgrade to the same starts no pods");

    await uninstall(installation);
    // A look at all kinds is slow: it waits for the last to go.
    await becomes(() => podNames(namespace), [], "pods after helm uninstall");
    await becomes(
      () => contents(namespace),
      [...before, ...claimsOfStatefulSets(manifests), ...records(manifests)].sort(),
      "after helm uninstall",
    );
  });
}

/**
 * Makes the namespace of an installation for some work, and removes it and all that is in it after that,
 * whatever happens.
 */
export async function within(
  installation: Installation,
  work: (installation: Installation) => Promise<void>,
): Promise<void> {
  const { helm: version, release, namespace } = installation;
  try {
    await installation.prepare();
    await work(installation);
  } finally {
    // One that failed must not stand in the way of the next.
    await helm(version, "uninstall", release, "--namespace", namespace, "--ignore-not-found");
    await installation.cleanUp();
  }
}

/** Installs or upgrades, and throws when that fails or warns. */
export function deploy(installation: Installation, more?: string): Promise<void> {
  return quietly(installation.deploy(more), installation.warnings, installation.namespace);
}

async function uninstall({ helm: version, release, namespace, warnings }: Installation): Promise<void> {
  await quietly(
    helm(version, "uninstall", release, "--namespace", namespace, "--wait", "--timeout", "3m"),
    warnings,
    namespace,
  );
  await becomes(
    async () => (await clusterWideContents()).filter((name) => !name.startsWith("namespace/")),
    [],
    "outside of namespaces after helm uninstall",
  );
}

/** The claims that StatefulSets made stay, for the stores' sake. */
function claimsOfStatefulSets(manifests: readonly Manifest[]): readonly string[] {
  const sets = manifests.filter((manifest) => manifest["kind"] === "StatefulSet");
  return sets.flatMap((set) => {
    const claims = (at(set, "spec.volumeClaimTemplates[*].metadata.name") ?? []) as readonly string[];
    return claims.flatMap((claim) =>
      Array.from(
        { length: Number(at(set, "spec.replicas") ?? 1) },
        (_, i) => `persistentvolumeclaim/${claim}-${at(set, "metadata.name")}-${i}`,
      ),
    );
  });
}

/** What the data is like outlives the release, as the data does. */
function records(manifests: readonly Manifest[]): readonly string[] {
  return manifests
    .filter((manifest) => at(manifest, "metadata.labels[app.kubernetes.io/component]") === "data-revision")
    .map((manifest) => `configmap/${at(manifest, "metadata.name")}`);
}
