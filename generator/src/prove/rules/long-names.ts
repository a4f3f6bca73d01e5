import { at } from "../../manifests/at.js";
import type { ReleaseObject } from "../../manifests/objects.js";
import { podOf } from "../../manifests/pods.js";
import { listAt, textAt, textMapAt } from "../../manifests/reading.js";
import { concerned, type Finding } from "../scene/finding.js";
import { eventsOf, type Rule } from "./rule.js";

/** CW901: a name or the value of a label is longer than Kubernetes takes. */
export const longNames: Rule = (scene) =>
  scene.runs.flatMap(({ event, objects }) =>
    objects
      .filter((object) =>
        object.hook === undefined
          ? event === "install" || event === "upgrade"
          : eventsOf(object).includes(event),
      )
      .flatMap((object) =>
        namesIn(object)
          .filter(({ name, most }) => name.length > most)
          .map(
            ({ what, name, most, why }): Finding => ({
              code: "CW901",
              events: [event],
              objects: [concerned(object, scene.settings.namespace)],
              message:
                `${what} has ${name.length} characters, ` +
                `and Kubernetes takes at most ${most}${why ?? ""}`,
              fix: `Make it shorter, for instance with trunc ${most} and trimSuffix "-".`,
            }),
          ),
      ),
  );

/** A name in an object, and how long it may be. */
interface Limited {
  /** As the subject of a sentence. */
  readonly what: string;
  readonly name: string;
  readonly most: number;
  readonly why?: string;
}

/** Source: Kubernetes, pkg/apis/core/validation, batch/validation and apps/validation. */
function namesIn(object: ReleaseObject): readonly Limited[] {
  const { kind, group, name, body } = object;
  const pod = podOf(object);
  const own = nameLimits[`${kind}.${group}`];
  const labels = [
    ["", at(body, "metadata")] as const,
    ...(pod === undefined || kind === "Pod" ? [] : [["of its pods ", { labels: pod.labels }] as const]),
  ].flatMap(([whose, holder]) =>
    Object.entries(textMapAt(holder, "labels"))
      // A Job's pods have its own name in labels, which is said of the name.
      .filter(([key]) => !isJobsOwn(kind, key))
      .map(([key, value]) => ({ what: `The label ${key} ${whose}`.trimEnd(), name: value, most: 63 })),
  );
  return [
    ...(own === undefined || (kind === "Job" && at(body, "spec.manualSelector") === true)
      ? []
      : [{ what: "Its name", name, ...own }]),
    ...labels,
    ...[...(pod?.initContainers ?? []), ...(pod?.containers ?? [])].flatMap((container) => [
      ...named("The name of a container", container, 63),
      ...listAt(container, "ports").flatMap((port) => named("The name of a container's port", port, 15)),
    ]),
    ...listAt(pod?.spec, "volumes").flatMap((volume) => named("The name of a volume", volume, 63)),
  ];
}

function isJobsOwn(kind: string, key: string): boolean {
  return kind === "Job" && (key === "job-name" || key === "batch.kubernetes.io/job-name");
}

function named(what: string, holder: unknown, most: number): readonly Limited[] {
  const name = textAt(holder, "name");
  return name === undefined ? [] : [{ what, name, most }];
}

/** All others may have 253. */
const nameLimits: Readonly<Record<string, Pick<Limited, "most" | "why">>> = {
  "Service.": { most: 63 },
  "Namespace.": { most: 63 },
  "Job.batch": { most: 63, why: ", for it becomes a label of the pods" },
  "CronJob.batch": { most: 52, why: ", for the names of its Jobs are longer" },
  "StatefulSet.apps": {
    most: 52,
    why: ": a label of its pods is that name with the hash of a revision, and else they are refused",
  },
};
