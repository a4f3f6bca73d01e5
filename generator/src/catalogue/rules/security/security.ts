import type { Container, Workload } from "../../model/catalogue.js";
import type { Problem } from "../../../problem/problem.js";
import { everyContainer, everyWorkload } from "../../facts/parts.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/** User 0 and the exception for root go together, and no exception contradicts another. */
export const security: Rule = (catalogue) => [
  ...everyContainer(catalogue).flatMap(({ container }) => rootProblems(container)),
  ...everyWorkload(catalogue).flatMap(({ workload }) => podProblems(workload)),
];

function rootProblems({ path, runAsUser, exceptions: { root } }: Container): readonly Problem[] {
  if (runAsUser === 0 && root === undefined) {
    return [
      {
        path: at(path, "runAsUser"),
        message: "is root. Give the reason in exceptions.root, or choose another user",
      },
    ];
  }
  if (typeof runAsUser === "number" && runAsUser !== 0 && root !== undefined) {
    return [
      {
        path: at(path, "exceptions", "root"),
        message: `is for user 0, but runAsUser is ${runAsUser}. Take one of them out`,
      },
    ];
  }
  return [];
}

function podProblems({ path, podExceptions }: Workload): readonly Problem[] {
  if (podExceptions.hostPID === undefined || podExceptions.shareProcessNamespace === undefined) return [];
  return [
    {
      path: at(path, "podExceptions", "shareProcessNamespace"),
      message: "cannot stand beside hostPID, which shows the processes already",
    },
  ];
}
