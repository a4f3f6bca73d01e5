import type { Container, Workload } from "../../model/catalogue.js";
import { answerSeconds } from "../../complete/orderly-stop.js";
import type { Problem } from "../../../problem/problem.js";
import { assumed } from "../../facts/assumed-defaults.js";
import { everyWorkload, runningContainers } from "../../facts/parts.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/**
 * After the sleep of preStop, which is part of the time that a pod has to stop, there is time left for the
 * requests under way: as long as probes wait for an answer. A probe that restarts its container may give it
 * less time than the pod has.
 */
export const termination: Rule = (catalogue) =>
  everyWorkload(catalogue).flatMap(({ workload }) =>
    runningContainers(workload).flatMap((container) => containerProblems(workload, container)),
  );

function containerProblems(
  { path, terminationGracePeriodSeconds: pod = assumed.terminationGracePeriodSeconds }: Workload,
  container: Container,
): readonly Problem[] {
  const sleep = container.lifecycle?.preStop?.sleep?.seconds;
  // More than the whole is a problem of `lifecycle`.
  if (sleep === undefined || sleep > pod) return [];
  const answer = answerSeconds(container);
  const graces = [
    [pod, at(path, "terminationGracePeriodSeconds")],
    ...(["livenessProbe", "startupProbe"] as const).map(
      (probe) =>
        [
          container[probe]?.terminationGracePeriodSeconds,
          at(container.path, probe, "terminationGracePeriodSeconds"),
        ] as const,
    ),
  ] as const;
  const sum =
    `${sleep} s of preStop and ${answer} s, the longest that ` +
    `a probe waits for an answer, are ${sleep + answer} s`;
  return graces.flatMap(([grace, where]) =>
    grace === undefined || sleep + answer <= grace
      ? []
      : [
          {
            path: at(container.path, "lifecycle", "preStop", "sleep", "seconds"),
            message: `leaves too little time to stop: ${sum}, and ${where} is ${grace}`,
          },
        ],
  );
}
