import type { FailureRule, JobRun } from "../../catalogue/model/catalogue.js";

/** The fields of a Job's spec that the catalogue gives, without its pods. */
export function jobSpec({
  restartPolicy: _ofThePod,
  backoffLimit,
  podFailurePolicy,
  ...job
}: JobRun): object {
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
    onPodConditions,
  };
}
