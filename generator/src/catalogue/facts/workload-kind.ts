import type { Workload } from "../model/catalogue.js";
import { assumed } from "./assumed-defaults.js";

/** Whether the pods of a workload run to their end, rather than serve: nobody can call them. */
export function runsToEnd({ kind }: Pick<Workload, "kind">): boolean {
  return kind === "CronJob" || kind === "Job";
}

/** Seconds that pods may take to become ready before the rollout of the first Deployment fails. */
export function rolloutPatience(workloads: readonly Workload[]): number {
  return Math.min(
    ...workloads
      .filter(({ kind }) => kind === "Deployment")
      .map(({ progressDeadlineSeconds = assumed.progressDeadlineSeconds }) => progressDeadlineSeconds),
  );
}

/**
 * The most characters that the name of an object may have, where its kind takes fewer than 63 (RFC 1123
 * label).
 */
export function nameLimit(kind: string): number {
  return LIMITS[kind] ?? 63;
}

/**
 * A CronJob adds 11 characters to the names of its Jobs, a Job of ours ends with a dash and 8 digits, that of
 * a migration which pods wait for also with the number of the release, and the pods of a StatefulSet carry
 * its name and a hash as a label.
 */
const LIMITS: Readonly<Record<string, number>> = { CronJob: 52, Job: 54, "gated Job": 46, StatefulSet: 52 };
