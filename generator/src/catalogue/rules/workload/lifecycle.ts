import type { LifecycleHandler } from "../../../../../schemas/types/catalogue.js";
import type { Container, Workload } from "../../model/catalogue.js";
import type { Problem } from "../../../problem/problem.js";
import { assumed } from "../../facts/assumed-defaults.js";
import { endsBefore, everyContainer } from "../../facts/parts.js";
import { portProblems } from "./probes.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/**
 * Handlers are for containers that go on, ask ports of their own container, and sleep no longer than the pod
 * has to stop.
 */
export const lifecycle: Rule = (catalogue) =>
  everyContainer(catalogue).flatMap(({ workload, container }) => {
    const path = at(container.path, "lifecycle");
    if (container.lifecycle === undefined) return [];
    if (endsBefore(workload, container)) return [{ path, message: "is not for an init container that ends" }];
    return (["postStart", "preStop"] as const).flatMap((when) =>
      handlerProblems(workload, container, container.lifecycle![when], at(path, when)),
    );
  });

function handlerProblems(
  workload: Workload,
  container: Container,
  handler: LifecycleHandler | undefined,
  path: string,
): readonly Problem[] {
  if (handler?.httpGet) return portProblems(container, handler.httpGet.port, at(path, "httpGet", "port"));
  const seconds = handler?.sleep?.seconds;
  const grace = workload.terminationGracePeriodSeconds ?? assumed.terminationGracePeriodSeconds;
  if (seconds === undefined || (seconds >= 1 && seconds <= grace)) return [];
  return [
    {
      path: at(path, "sleep", "seconds"),
      message: `must be 1 to ${grace}, the terminationGracePeriodSeconds, got ${seconds}`,
    },
  ];
}
