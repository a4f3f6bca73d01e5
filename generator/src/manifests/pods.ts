import { at } from "./at.js";
import type { ReleaseObject } from "./objects.js";
import { listAt, textAt, textMapAt } from "./reading.js";

/** The pods that an object runs. */
export interface PodTemplate {
  readonly labels: Readonly<Record<string, string>>;
  readonly spec: unknown;
  readonly initContainers: readonly unknown[];
  readonly containers: readonly unknown[];
}

/** The pods of a Pod, a Job or any other built-in workload; undefined for what runs none. */
export function podOf(object: ReleaseObject): PodTemplate | undefined {
  if (!pods.has(object)) pods.set(object, readPod(object));
  return pods.get(object);
}

// Every rule asks for the pods of every object, at every moment.
const pods = new WeakMap<ReleaseObject, PodTemplate | undefined>();

function readPod({ kind, group, name, body }: ReleaseObject): PodTemplate | undefined {
  const path = podPaths[`${kind}.${group}`];
  const holder = path === undefined ? undefined : path === "" ? body : at(body, path);
  const spec = at(holder, "spec");
  if (typeof spec !== "object" || spec === null) return undefined;
  const own = kind === "Job" ? { "job-name": name, "batch.kubernetes.io/job-name": name } : {};
  return {
    labels: { ...textMapAt(holder, "metadata.labels"), ...own },
    spec,
    initContainers: listAt(spec, "initContainers"),
    containers: listAt(spec, "containers"),
  };
}

/**
 * Helm waits for these to end when they are hooks; all other kinds count as ready as soon as they are there.
 */
export function isAwaited({ kind, group }: ReleaseObject): boolean {
  return `${kind}.${group}` === "Job.batch" || `${kind}.${group}` === "Pod.";
}

/** The name of a container, for sentences. */
export function containerName(container: unknown): string {
  return textAt(container, "name") ?? "(without a name)";
}

const podPaths: Readonly<Record<string, string>> = {
  "Pod.": "",
  "ReplicationController.": "spec.template",
  "Job.batch": "spec.template",
  "CronJob.batch": "spec.jobTemplate.spec.template",
  "Deployment.apps": "spec.template",
  "StatefulSet.apps": "spec.template",
  "DaemonSet.apps": "spec.template",
  "ReplicaSet.apps": "spec.template",
};
