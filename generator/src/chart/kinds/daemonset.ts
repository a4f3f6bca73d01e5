import type { Workload } from "../../catalogue/model/catalogue.js";
import { podContext } from "../workload/pod.js";
import { none, noValues, type Kind } from "../kind/kind.js";
import { strategy, workloadContext, workloadNames, workloadPath } from "../workload/workload-file.js";

const isDaemonSet = ({ kind }: Workload) => kind === "DaemonSet";

export const daemonSet: Kind = {
  kinds: ["DaemonSet"],
  templates: ({ catalogue, service }) =>
    service.workloads.filter(isDaemonSet).map((workload) => {
      const { minReadySeconds, revisionHistoryLimit } = workload;
      return {
        template: "subchart/templates/daemonset.yaml",
        path: workloadPath("daemonset", workload),
        context: {
          ...workloadContext(service, workload),
          spec: { revisionHistoryLimit, minReadySeconds, updateStrategy: strategy(workload) },
          pod: podContext(catalogue, service, workload),
        },
      };
    }),
  names: workloadNames("DaemonSet", isDaemonSet),
  values: noValues,
  workloadValues: noValues,
  needs: none,
  quota: ({ workloads }) =>
    workloads
      .filter(({ workload }) => isDaemonSet(workload))
      .map(({ name }) => ({ key: "count/daemonsets.apps", name, count: 1 })),
};
