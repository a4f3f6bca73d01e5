import type { ServiceSource, WorkloadFields } from "../../../../../schemas/types/catalogue.js";
import type { Workload } from "../../model/catalogue.js";
import type { Problem } from "../../../problem/problem.js";
import { defaults } from "../../complete/defaults.js";
import { everyWorkload } from "../../facts/parts.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

type Kind = Workload["kind"];

const KINDS: readonly (readonly [field: keyof WorkloadFields, kinds: readonly Kind[]])[] = [
  ["cronJob", ["CronJob"]],
  ["job", ["Job"]],
  ["replicas", ["Deployment", "StatefulSet"]],
  ["autoscaling", ["Deployment", "StatefulSet"]],
  ["podDisruptionBudget", ["Deployment", "StatefulSet"]],
  ["updateStrategy", ["Deployment", "StatefulSet", "DaemonSet"]],
  ["minReadySeconds", ["Deployment", "StatefulSet", "DaemonSet"]],
  ["revisionHistoryLimit", ["Deployment", "StatefulSet", "DaemonSet"]],
  ["progressDeadlineSeconds", ["Deployment"]],
  ["podManagementPolicy", ["StatefulSet"]],
  ["volumeClaimTemplates", ["StatefulSet"]],
  ["persistentVolumeClaimRetentionPolicy", ["StatefulSet"]],
];

/**
 * These become values or objects of their own, so a workload cannot just leave them aside when it inherits
 * them.
 */
const BINDING: readonly string[] = [
  "cronJob",
  "job",
  "autoscaling",
  "podDisruptionBudget",
  "volumeClaimTemplates",
];

/** A workload says only what its kind can do, and a CronJob says when it runs. */
export const workloadKinds: Rule = (catalogue, source) => [
  ...Object.entries(source.services).flatMap(([name, service]) =>
    serviceProblems(at("services", name), service),
  ),
  ...everyWorkload(catalogue).flatMap(({ workload: { path, kind, cronJob } }) =>
    kind === "CronJob" && cronJob === undefined
      ? [{ path, message: "is a CronJob, which needs cronJob.schedule" }]
      : [],
  ),
];

function serviceProblems(path: string, service: ServiceSource): readonly Problem[] {
  const base = service.kind ?? defaults.workload.kind;
  if (service.workloads === undefined) return misplaced(path, service, () => [base], `this is a ${base}`, []);
  const workloads = Object.entries(service.workloads);
  // What a workload takes back, it does not inherit.
  const kinds = (field: keyof WorkloadFields) =>
    workloads.filter(([, workload]) => workload[field] !== null).map(([, { kind = base }]) => kind);
  return [
    ...misplaced(path, service, kinds, "none of its workloads is one", BINDING),
    ...workloads.flatMap(([name, workload]) =>
      misplaced(
        at(path, "workloads", name),
        workload,
        () => [workload.kind ?? base],
        `this is a ${workload.kind ?? base}`,
        [],
      ),
    ),
  ];
}

/** Fields that none of the kinds can have, or that, where `binding` has the field, one of them cannot. */
function misplaced(
  path: string,
  fields: WorkloadFields,
  kindsOf: (field: keyof WorkloadFields) => readonly Kind[],
  subject: string,
  binding: readonly string[],
): readonly Problem[] {
  return KINDS.flatMap(([field, allowed]) => {
    const kinds = kindsOf(field);
    const others = kinds.filter((kind) => !allowed.includes(kind));
    if (
      fields[field] === undefined ||
      fields[field] === null ||
      others.length === 0 ||
      (others.length < kinds.length && !binding.includes(field))
    )
      return [];
    const message =
      others.length === kinds.length
        ? `is only for a ${oneOf(allowed)}, and ${subject}`
        : `is inherited by a ${others[0]}, but is only for a ` +
          `${oneOf(allowed)}. Move it to the workloads that it is for`;
    return [{ path: at(path, field), message }];
  });
}

function oneOf(kinds: readonly string[]): string {
  return kinds.join(", ").replace(/, ([^,]*)$/, " or $1");
}
