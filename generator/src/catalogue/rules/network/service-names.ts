import { everyWorkload } from "../../facts/parts.js";
import { notAmong } from "../../../problem/suggest.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/** The `serviceName` of a StatefulSet is a headless Kubernetes Service that selects its pods. */
export const serviceNames: Rule = (catalogue) =>
  everyWorkload(catalogue).flatMap(({ service, workload }) => {
    const { serviceName, kind, path, name = "" } = workload;
    if (serviceName === undefined) return [];
    if (kind !== "StatefulSet")
      return [{ path: at(path, "serviceName"), message: `is for a StatefulSet only, and this is a ${kind}` }];
    const fit = service.kubernetesServices
      .filter(({ headless, workloads }) => headless && (workloads?.includes(name) ?? true))
      .map((candidate) => candidate.name);
    return fit.includes(serviceName)
      ? []
      : [
          {
            path: at(path, "serviceName"),
            message: notAmong(serviceName, fit, "the headless kubernetesServices of this workload"),
          },
        ];
  });
