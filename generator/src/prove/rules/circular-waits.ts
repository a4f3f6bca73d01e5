import { at } from "../../manifests/at.js";
import { concerned, type Finding } from "../scene/finding.js";
import { keyOf } from "../../manifests/identity.js";
import type { ReleaseObject } from "../../manifests/objects.js";
import type { SceneRun } from "../scene/scene.js";
import { serviceAt, workloadsBehind } from "../scene/services.js";
import { readinessWaits } from "./waits-for-jobs.js";
import type { Rule } from "./rule.js";

/** CW304: init containers wait for each other in a circle, or for the Service of their own pods. */
export const circularWaits: Rule = (scene) =>
  scene.runs
    .filter(({ event }) => event === "install")
    .flatMap((run) => {
      const graph = new Map(run.objects.map((object) => [object, awaitedBy(run, object)]));
      return circles(graph).map(
        (circle): Finding => ({
          code: "CW304",
          events: ["install"],
          objects: circle.map((object) => concerned(object, scene.settings.namespace)),
          message:
            circle.length === 1
              ? "Its init container waits for the Service of its " +
                "own pods, which leads nowhere until they are ready"
              : "They wait for each other: " +
                `${[...circle, circle[0]!].map(({ kind, name }) => `${kind}/${name}`).join(" waits for ")}`,
          fix: "Leave one of the waits out, and let that program try again until the other one is there.",
        }),
      );
    });

/**
 * The regular workloads that must be ready, or the Jobs that must have ended, before an object's pods are
 * ready.
 */
function awaitedBy(run: SceneRun, object: ReleaseObject): readonly ReleaseObject[] {
  return readinessWaits(run, object).flatMap(({ target, isGuessed }) => {
    // Many a pod is told of its own address.
    if (isGuessed) return [];
    if ("job" in target) {
      const job = run.made.get(
        keyOf({ kind: "Job", group: "batch", name: target.job, namespace: object.namespace }),
      );
      return job === undefined ? [] : [job];
    }
    const service =
      "address" in target ? serviceAt(target.address, object.namespace, run.made.values()) : undefined;
    // A Service may lead to pods that are not ready.
    if (service === undefined || at(service.body, "spec.publishNotReadyAddresses") === true) return [];
    const behind = workloadsBehind(service, run.objects);
    // One workload that is ready is enough for a Service.
    return behind.length === 1 ? [behind[0]!.object] : [];
  });
}

function circles(
  graph: ReadonlyMap<ReleaseObject, readonly ReleaseObject[]>,
): readonly (readonly ReleaseObject[])[] {
  const found: ReleaseObject[][] = [];
  const done = new Set<ReleaseObject>();
  const way: ReleaseObject[] = [];
  for (const object of graph.keys()) follow(object);
  return found;

  function follow(object: ReleaseObject): void {
    const start = way.indexOf(object);
    if (start >= 0) return void found.push(way.slice(start));
    if (done.has(object)) return;
    way.push(object);
    for (const next of new Set(graph.get(object) ?? [])) follow(next);
    way.pop();
    done.add(object);
  }
}
