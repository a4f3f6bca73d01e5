import type { CronJobSource, JobFields, JobSource } from "../../../../schemas/types/catalogue.js";
import type { CronJob, Job, JobRun } from "../model/pods.js";
import { defaults } from "./defaults.js";

/** How a Job runs, with its defaults. */
export function completeJob(source: JobSource): Job {
  return { ...source, ...run(source), suspend: source.suspend ?? defaults.job.suspend };
}

/** When and how a CronJob runs, with its defaults. */
export function completeCronJob(source: CronJobSource): CronJob {
  return {
    ...source,
    ...run(source),
    suspend: source.suspend ?? defaults.cronJob.suspend,
    concurrencyPolicy: source.concurrencyPolicy ?? defaults.cronJob.concurrencyPolicy,
  };
}

function run({
  backoffLimit,
  backoffLimitPerIndex,
  restartPolicy,
  podFailurePolicy,
}: JobFields): Pick<JobRun, "backoffLimit" | "restartPolicy" | "podFailurePolicy"> {
  return {
    // Where tries are counted for each index, Kubernetes sets no limit on their sum.
    backoffLimit:
      backoffLimit ?? (backoffLimitPerIndex === undefined ? defaults.job.backoffLimit : undefined),
    restartPolicy: restartPolicy ?? defaults.job.restartPolicy,
    podFailurePolicy: podFailurePolicy && {
      rules: podFailurePolicy.rules.map(({ onPodConditions, ...rule }) => ({
        ...rule,
        onPodConditions: onPodConditions?.map(({ type, status }) => ({
          type,
          status: status ?? defaults.podCondition.status,
        })),
      })),
    },
  };
}
