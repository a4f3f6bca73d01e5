import type { FailureRule, JobRun, Workload } from "../../model/catalogue.js";
import type { Problem } from "../../../problem/problem.js";
import { everyWorkload } from "../../facts/parts.js";
import { notAmong } from "../../../problem/suggest.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/**
 * What fits together in a Job, and in the Jobs of a CronJob. Source: Kubernetes, pkg/apis/batch/validation.
 */
export const jobs: Rule = (catalogue) =>
  everyWorkload(catalogue).flatMap(({ workload }) => {
    if (workload.cronJob !== undefined)
      return jobProblems(workload, workload.cronJob, at(workload.path, "cronJob"));
    return workload.job === undefined ? [] : jobProblems(workload, workload.job, at(workload.path, "job"));
  });

function jobProblems(workload: Workload, job: JobRun, path: string): readonly Problem[] {
  const {
    completionMode,
    completions,
    backoffLimitPerIndex,
    maxFailedIndexes,
    podFailurePolicy,
    restartPolicy,
  } = job;
  const indexed = completionMode === "Indexed";
  const field = (name: keyof JobRun, message: string): Problem => ({ path: at(path, name), message });
  return [
    ...(indexed && completions === undefined
      ? [field("completionMode", "is Indexed, which needs completions")]
      : []),
    ...(backoffLimitPerIndex !== undefined && !indexed
      ? [field("backoffLimitPerIndex", "is only for completionMode Indexed")]
      : []),
    ...(backoffLimitPerIndex !== undefined && restartPolicy !== "Never"
      ? [field("backoffLimitPerIndex", `needs restartPolicy Never, got ${restartPolicy}`)]
      : []),
    ...(maxFailedIndexes !== undefined && backoffLimitPerIndex === undefined
      ? [field("maxFailedIndexes", "needs backoffLimitPerIndex beside it")]
      : []),
    ...(maxFailedIndexes !== undefined && completions !== undefined && maxFailedIndexes > completions
      ? [
          field(
            "maxFailedIndexes",
            `must be at most completions, which is ${completions}, got ${maxFailedIndexes}`,
          ),
        ]
      : []),
    ...(podFailurePolicy !== undefined && restartPolicy !== "Never"
      ? [field("podFailurePolicy", `needs restartPolicy Never, got ${restartPolicy}`)]
      : []),
    ...(podFailurePolicy?.rules ?? []).flatMap((rule, i) =>
      ruleProblems(workload, job, rule, at(path, "podFailurePolicy", "rules", i)),
    ),
  ];
}

function ruleProblems(
  { containers, initContainers }: Workload,
  { backoffLimitPerIndex }: JobRun,
  { action, onExitCodes }: FailureRule,
  path: string,
): readonly Problem[] {
  const names = [...containers, ...initContainers].map(({ name }) => name);
  const { containerName, operator, values = [] } = onExitCodes ?? {};
  return [
    ...(action === "FailIndex" && backoffLimitPerIndex === undefined
      ? [{ path: at(path, "action"), message: "is FailIndex, which needs backoffLimitPerIndex" }]
      : []),
    ...(containerName !== undefined && !names.includes(containerName)
      ? [
          {
            path: at(path, "onExitCodes", "containerName"),
            message: notAmong(containerName, names, "the containers of the pod"),
          },
        ]
      : []),
    ...(operator === "In" && values.includes(0)
      ? [
          {
            path: at(path, "onExitCodes", "values", values.indexOf(0)),
            message: "is 0, with which no pod fails",
          },
        ]
      : []),
  ];
}
