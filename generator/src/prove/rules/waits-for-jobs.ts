import { absence } from "../absence.js";
import { concerned, type Finding } from "../finding.js";
import { hooksOf, type HelmEvent } from "../lifecycle.js";
import { keyOf } from "../identity.js";
import type { ReleaseObject } from "../objects.js";
import { podOf } from "../pods.js";
import type { Scene, SceneRun } from "../scene.js";
import { variablesOf } from "../variables.js";
import { probedJobs, speaksOf, startContainers, waitsOf, type Wait } from "../waits.js";
import { why } from "./missing-objects.js";
import type { Rule } from "./rule.js";

/** CW302: a regular workload is ready only after a Job that Helm runs as a post-hook, that is, only after the workload is ready. */
export const waitsForJobs: Rule = (scene) => scene.runs.filter(({ event }) => event === "install" || event === "upgrade" || event === "rollback").flatMap((run) => {
  const moment = run.moments.find(({ stage }) => stage === "regular")!;
  const home = scene.settings.namespace;
  return run.objects.filter(isRollout).flatMap((object) => readinessWaits(run, object).flatMap((wait): readonly Finding[] => {
    const job = postJob(scene, run, object, wait);
    const found = job === undefined ? undefined : absence(run, moment, keyOf(job));
    if (job === undefined || found?.reason !== "later-stage") return [];
    return [{
      code: "CW302",
      events: [run.event],
      objects: [concerned(object, home), concerned(job, home)],
      message: `With --wait, --atomic or --rollback-on-failure nothing goes on: container ${wait.container} waits for ${job.kind}/${job.name}, ${why(found, run, moment, job, home)}, and Helm runs that only when these pods are ready`,
      mend: `Make ${job.kind}/${job.name} a regular Job that carries a hash of its content in its name, or a pre-install and pre-upgrade hook where all that it needs is there before the release.`,
    }];
  }));
});

/** Helm's --wait looks at these. A regular Job counts only with --wait-for-jobs. */
function isRollout({ hook, kind }: ReleaseObject): boolean {
  return hook === undefined && /^(Deployment|StatefulSet|DaemonSet|ReplicaSet|ReplicationController|Pod)$/.test(kind);
}

/** What the pods of a workload wait for before they are ready. */
export function readinessWaits({ made }: SceneRun, object: ReleaseObject): readonly Wait[] {
  const pod = podOf(object);
  if (pod === undefined) return [];
  return [
    ...startContainers(pod.initContainers).flatMap((container) => waitsOf(container, variablesOf(container, object.namespace, made))),
    ...pod.containers.flatMap(probedJobs),
  ];
}

function postJob(scene: Scene, run: SceneRun, { namespace }: ReleaseObject, { target }: Wait): ReleaseObject | undefined {
  const jobs = hooksOf(postStages[run.event]!, run.objects).filter(({ kind, namespace: home }) => (kind === "Job" || kind === "Pod") && home === namespace);
  if ("job" in target) return jobs.find(({ name }) => name === target.job);
  return "words" in target ? jobs.find(({ name }) => speaksOf(target.words, name, scene.commonWords)) : undefined;
}

const postStages: Partial<Record<HelmEvent, "post-install" | "post-upgrade" | "post-rollback">> = { install: "post-install", upgrade: "post-upgrade", rollback: "post-rollback" };
