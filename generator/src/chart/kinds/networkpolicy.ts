import { networkPolicyContext } from "../network/network-policy.js";
import { none, noValues, type Kind } from "../kind/kind.js";
import { isOn } from "../kind/object-usage.js";
import { workloadNames } from "../workload/workload-file.js";

/** A NetworkPolicy for each workload. */
export const networkPolicy: Kind = {
  kinds: ["NetworkPolicy"],
  templates: ({ catalogue, service, callers }) =>
    service.workloads.map((workload) => ({
      template: "subchart/templates/networkpolicy.yaml",
      path: `templates/networkpolicy${workload.name === undefined ? "" : `-${workload.name}`}.yaml`,
      context: networkPolicyContext(catalogue, service, workload, callers),
    })),
  names: workloadNames("NetworkPolicy", () => true),
  values: noValues,
  workloadValues: noValues,
  needs: none,
  quota: ({ global, workloads }) =>
    workloads.map(({ name }) => ({
      key: "count/networkpolicies.networking.k8s.io",
      name,
      count: isOn(global, "networkPolicy") ? 1 : 0,
    })),
};
