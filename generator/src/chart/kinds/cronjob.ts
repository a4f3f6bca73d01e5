import type { Workload } from "../../catalogue/model/catalogue.js";
import { assumed } from "../../catalogue/facts/assumed-defaults.js";
import { schemaValue } from "../values/value-tree.js";
import { podContext } from "../workload/pod.js";
import { jobSpec } from "../workload/job-spec.js";
import { none, noValues, type InstalledWorkload, type Kind } from "../kind/kind.js";
import type { ObjectUsage } from "../kind/object-usage.js";
import {
  workloadContext,
  workloadNames,
  workloadPath,
  workloadValuesPath,
} from "../workload/workload-file.js";

const isCronJob = ({ kind }: Workload) => kind === "CronJob";

export const cronJob: Kind = {
  kinds: ["CronJob"],
  templates: ({ catalogue, service }) =>
    service.workloads.filter(isCronJob).map((workload) => ({
      template: "subchart/templates/cronjob.yaml",
      path: workloadPath("cronjob", workload),
      context: {
        ...workloadContext(service, workload),
        ...context(workload),
        pod: podContext(catalogue, service, workload),
      },
    })),
  names: workloadNames("CronJob", isCronJob),
  values: noValues,
  workloadValues: (_service, { cronJob }) => ({
    scale: {
      cronJob: cronJob && {
        ...schemaValue("cron-job", { schedule: cronJob.schedule, suspend: cronJob.suspend }),
        required: ["schedule", "suspend"],
      },
    },
  }),
  needs: none,
  quota: ({ workloads }) => workloads.flatMap(usages),
};

function context(workload: Workload) {
  const {
    schedule: _schedule,
    suspend: _suspend,
    concurrencyPolicy,
    timeZone,
    startingDeadlineSeconds,
    successfulJobsHistoryLimit,
    failedJobsHistoryLimit,
    ...job
  } = workload.cronJob!;
  return {
    cronJob: workloadValuesPath(workload)("cronJob"),
    spec: {
      timeZone,
      concurrencyPolicy,
      startingDeadlineSeconds,
      successfulJobsHistoryLimit,
      failedJobsHistoryLimit,
    },
    job: jobSpec(job),
  };
}

function usages({ name, workload }: InstalledWorkload): readonly ObjectUsage[] {
  if (workload.cronJob === undefined) return [];
  return [
    { key: "count/cronjobs.batch", name, count: 1 },
    { key: "count/jobs.batch", name, count: keptRuns(workload.cronJob) },
  ];
}

/** How many Jobs of a CronJob are there at once: those that it keeps, and one that runs. */
export function keptRuns({
  successfulJobsHistoryLimit = assumed.successfulJobsHistoryLimit,
  failedJobsHistoryLimit = assumed.failedJobsHistoryLimit,
}: NonNullable<Workload["cronJob"]>): number {
  return successfulJobsHistoryLimit + failedJobsHistoryLimit + 1;
}
