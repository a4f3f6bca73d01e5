import type { Workload } from "../../catalogue/model/catalogue.js";
import { schemaValue, valueGroup, type ValueGroup } from "../values/value-tree.js";
import { none, noValues, type Kind } from "../kind/kind.js";
import { isOn } from "../kind/object-usage.js";
import {
  scaleContext,
  workloadContext,
  workloadNames,
  workloadPath,
  workloadValuesPath,
} from "../workload/workload-file.js";

const hasBudget = ({ podDisruptionBudget }: Workload) => podDisruptionBudget !== undefined;

export const podDisruptionBudget: Kind = {
  kinds: ["PodDisruptionBudget"],
  templates: ({ service }) =>
    service.workloads.filter(hasBudget).map((workload) => ({
      template: "subchart/templates/pdb.yaml",
      path: workloadPath("pdb", workload),
      context: {
        ...workloadContext(service, workload),
        ...scaleContext(workload),
        budget: workloadValuesPath(workload)("podDisruptionBudget"),
        minAvailable: workload.podDisruptionBudget!.minAvailable !== undefined,
      },
    })),
  names: workloadNames("PodDisruptionBudget", hasBudget),
  values: noValues,
  workloadValues: (_service, { podDisruptionBudget }) => ({
    keep: { podDisruptionBudget: podDisruptionBudget && budget(podDisruptionBudget) },
  }),
  needs: none,
  quota: ({ workloads }) =>
    workloads
      .filter(({ workload, values }) => hasBudget(workload) && isOn(values, "podDisruptionBudget"))
      .map(({ name }) => ({ key: "count/poddisruptionbudgets.policy", name, count: 1 })),
};

function budget({
  enabled,
  minAvailable,
  maxUnavailable,
}: NonNullable<Workload["podDisruptionBudget"]>): ValueGroup | undefined {
  return valueGroup(
    "How many pods a drain of nodes must leave, or may take. Not written where it would block every drain.",
    {
      enabled: schemaValue("switch", enabled, "Whether there is a budget."),
      minAvailable: minAvailable === undefined ? undefined : schemaValue("min-available", minAvailable),
      maxUnavailable:
        maxUnavailable === undefined ? undefined : schemaValue("max-unavailable", maxUnavailable),
    },
  );
}
