import { concerned, type Finding } from "../scene/finding.js";
import type { HookEvent } from "../../manifests/hook.js";
import { hooksOf, type HelmEvent } from "../scene/lifecycle.js";
import { keyOf } from "../../manifests/identity.js";
import type { ReleaseObject } from "../../manifests/objects.js";
import { podOf } from "../../manifests/pods.js";
import type { SceneRun } from "../scene/scene.js";
import { programText, variablesOf } from "../scene/variables.js";
import { migrates, probedJobs, speaksOf, startContainers, waitsOf, type Wait } from "../scene/waits.js";
import type { Rule } from "./rule.js";

/**
 * CW302: a regular workload is ready only after a Job that Helm runs as a post-hook, that is, only after the
 * workload is ready.
 */
export const waitsForJobs: Rule = (scene) =>
  scene.runs
    .filter(({ event }) => event === "install" || event === "upgrade" || event === "rollback")
    .flatMap((run) => {
      const moment = run.moments.find(({ stage }) => stage === "regular")!;
      const home = scene.settings.namespace;
      return run.objects.filter(isRollout).flatMap((object) =>
        readinessWaits(run, object).flatMap((wait): readonly Finding[] => {
          const job = postJob(run, object, wait, scene.commonWords);
          // A Job that the event before has left behind does for those who ask for the Job, not for those who
          // ask for what it does.
          if (job === undefined || ("job" in wait.target && moment.present.has(keyOf(job)))) return [];
          return [
            {
              code: "CW302",
              ...("words" in wait.target ? { severity: "possible" as const } : {}),
              events: [run.event],
              objects: [concerned(object, home), concerned(job, home)],
              message:
                "With --wait, --atomic or --rollback-on-failure nothing goes on: " +
                `container ${wait.container} waits for ${job.kind}/${job.name}, ` +
                "which Helm runs only when these pods are ready",
              fix:
                `Make ${job.kind}/${job.name} a regular Job that carries a hash ` +
                "of its content in its name, or a pre-install and pre-upgrade " +
                "hook where all that it needs is there before the release.",
            },
          ];
        }),
      );
    });

/** Helm's --wait looks at these. A regular Job counts only with --wait-for-jobs. */
function isRollout({ hook, kind }: ReleaseObject): boolean {
  return (
    hook === undefined &&
    /^(Deployment|StatefulSet|DaemonSet|ReplicaSet|ReplicationController|Pod)$/.test(kind)
  );
}

/** What the pods of a workload wait for before they are ready. */
export function readinessWaits({ made }: SceneRun, object: ReleaseObject): readonly Wait[] {
  const pod = podOf(object);
  if (pod === undefined) return [];
  return [
    ...startContainers(pod.initContainers).flatMap((container) =>
      waitsOf(container, variablesOf(container, object.namespace, made)),
    ),
    ...pod.containers.flatMap(probedJobs),
  ];
}

/** The hook of the event's last stage that a wait is for, if no earlier stage runs it as well. */
export function postJob(
  run: SceneRun,
  { namespace }: ReleaseObject,
  { target }: Wait,
  common: ReadonlySet<string>,
): ReleaseObject | undefined {
  const stages = stagesOf[run.event];
  if (stages === undefined) return undefined;
  const early = new Set(hooksOf(stages[0], run.objects));
  const jobs = hooksOf(stages[1], run.objects).filter(
    (hook) =>
      (hook.kind === "Job" || hook.kind === "Pod") && hook.namespace === namespace && !early.has(hook),
  );
  if ("job" in target) return jobs.find(({ name }) => name === target.job);
  if (!("words" in target)) return undefined;
  const migrating = migrates.test(target.words);
  return jobs.find((job) => speaksOf(target.words, job.name, common) || (migrating && isMigration(job)));
}

function isMigration(job: ReleaseObject): boolean {
  return (podOf(job)?.containers ?? []).some((container) => migrates.test(programText(container, new Map())));
}

const stagesOf: Partial<Record<HelmEvent, readonly [HookEvent, HookEvent]>> = {
  install: ["pre-install", "post-install"],
  upgrade: ["pre-upgrade", "post-upgrade"],
  rollback: ["pre-rollback", "post-rollback"],
};
