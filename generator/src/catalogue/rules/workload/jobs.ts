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
    completions = 0,
    parallelism = 0,
    backoffLimitPerIndex,
    maxFailedIndexes,
    podFailurePolicy,
    restartPolicy,
  } = job;
  const indexed = completionMode === "Indexed";
  const field = (name: keyof JobRun, message: string): Problem => ({ path: at(path, name), message });
  return [
    ...(indexed && completions === 0 ? [field("completionMode", "is Indexed, which needs completions")] : []),
    ...(backoffLimitPerIndex !== undefined && !indexed
      ? [field("backoffLimitPerIndex", "is only for completionMode Indexed")]
      : []),
    ...(backoffLimitPerIndex !== undefined && restartPolicy !== "Never"
      ? [field("backoffLimitPerIndex", `needs restartPolicy Never, got ${restartPolicy}`)]
      : []),
    ...(maxFailedIndexes !== undefined && backoffLimitPerIndex === undefined
      ? [field("maxFailedIndexes", "needs backoffLimitPerIndex beside it")]
      : []),
    ...(maxFailedIndexes !== undefined && completions > 0 && maxFailedIndexes > completions
      ? [
          field(
            "maxFailedIndexes",
            `must be at most completions, which is ${completions}, got ${maxFailedIndexes}`,
          ),
        ]
      : []),
    ...(indexed ? tooMany(parallelism, completions, maxFailedIndexes, backoffLimitPerIndex) : []).map(
      ([name, message]) => field(name, message),
    ),
    ...(podFailurePolicy !== undefined && restartPolicy !== "Never"
      ? [field("podFailurePolicy", `needs restartPolicy Never, got ${restartPolicy}`)]
      : []),
    ...(podFailurePolicy?.rules ?? []).flatMap((rule, i) =>
      ruleProblems(workload, job, rule, at(path, "podFailurePolicy", "rules", i)),
    ),
  ];
}

/** What an Indexed Job may have, and of it one of many indexes that counts the tries of each. */
const MOST = { parallelism: 100_000, maxFailedIndexes: 100_000, completions: 100_000 };
const MOST_OF_MANY = 10_000;

function tooMany(
  parallelism: number,
  completions: number,
  maxFailedIndexes: number | undefined,
  backoffLimitPerIndex: number | undefined,
): readonly (readonly [field: "parallelism" | "maxFailedIndexes", message: string])[] {
  const isMany = completions > MOST.completions && backoffLimitPerIndex !== undefined;
  const why = isMany
    ? ` of an Indexed Job with backoffLimitPerIndex and ${completions} completions`
    : " of an Indexed Job";
  const most = (field: "parallelism" | "maxFailedIndexes", value: number) => {
    const limit = isMany ? MOST_OF_MANY : MOST[field];
    return value > limit ? [[field, `must be at most ${limit}${why}, got ${value}`] as const] : [];
  };
  return [
    ...most("parallelism", parallelism),
    ...most("maxFailedIndexes", maxFailedIndexes ?? 0),
    ...(isMany && maxFailedIndexes === undefined
      ? [["maxFailedIndexes", `is missing, which${why} must be given`] as const]
      : []),
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
