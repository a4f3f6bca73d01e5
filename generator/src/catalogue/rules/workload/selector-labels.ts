import type { Catalogue, Service, StringMap } from "../../model/catalogue.js";
import type { Problem } from "../../../problem/problem.js";
import { at } from "../../../problem/positions.js";
import { labelsToBeSelected } from "../../facts/pod-metadata.js";
import { allWorkloads } from "../../facts/steps.js";
import type { Rule } from "../rule.js";

/** Labels by which a running system selects pods mean those of one workload, and no others. */
export const selectorLabels: Rule = (catalogue) =>
  catalogue.services.flatMap((service) => {
    const { selectorLabels: labels } = service;
    if (labels === undefined) return [];
    const path = at(service.path, "selectorLabels");
    return [
      ...(service.workloads.length > 1
        ? [{ path, message: "is for a service of one workload. Make a service of each of its workloads" }]
        : []),
      ...repeated(service, labels),
      ...catalogue.services
        .filter((other) => other !== service && isSelected(catalogue, other, labels))
        .map(({ name }) => ({
          path,
          message: `selects the pods of ${name} as well. Add a label that only its own pods have`,
        })),
    ];
  });

function repeated({ workloads }: Service, labels: StringMap): readonly Problem[] {
  return workloads.flatMap(({ path, podLabels }) =>
    Object.keys(podLabels)
      .filter((key) => Object.hasOwn(labels, key))
      .map((key) => ({
        path: at(path, "podLabels", key),
        message: "is among selectorLabels, which the pods have anyway",
      })),
  );
}

function isSelected(catalogue: Catalogue, other: Service, labels: StringMap): boolean {
  return allWorkloads(other).some((workload) => {
    const needed = labelsToBeSelected(catalogue, other, workload, labels);
    const given: StringMap = workload.step === undefined ? workload.podLabels : {};
    return needed !== undefined && Object.entries(needed).every(([key, value]) => given[key] === value);
  });
}
