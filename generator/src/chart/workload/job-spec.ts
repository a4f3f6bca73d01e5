import type { JobFields } from "../../../../schemas/types/catalogue.js";

/** The fields of a Job's spec that the catalogue gives, without its pods. */
export function jobSpec({
  restartPolicy: _ofThePod,
  backoffLimit: tries,
  podFailurePolicy,
  ...job
}: JobFields): object {
  // Where tries are counted for each index, Kubernetes sets no limit on their sum.
  const backoffLimit = tries ?? (job.backoffLimitPerIndex === undefined ? 2 : undefined);
  return {
    backoffLimit,
    ...job,
    podFailurePolicy: podFailurePolicy && { rules: podFailurePolicy.rules.map(failureRule) },
  };
}

function failureRule({ onExitCodes, onPodConditions, ...rule }: FailureRule): object {
  return {
    ...rule,
    // Kubernetes wants them in order.
    onExitCodes: onExitCodes && { ...onExitCodes, values: [...onExitCodes.values].sort((a, b) => a - b) },
    onPodConditions: onPodConditions?.map(({ type, status = "True" }) => ({ type, status })),
  };
}

type FailureRule = NonNullable<JobFields["podFailurePolicy"]>["rules"][number];
