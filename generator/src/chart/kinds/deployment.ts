import type { Workload } from "../../catalogue/model/catalogue.js";
import { podContext } from "../workload/pod.js";
import { none, noValues, type Kind } from "../kind/kind.js";
import {
  scaleContext,
  strategy,
  workloadContext,
  workloadNames,
  workloadPath,
} from "../workload/workload-file.js";

const isDeployment = ({ kind }: Workload) => kind === "Deployment";

export const deployment: Kind = {
  kinds: ["Deployment"],
  templates: ({ catalogue, service }) =>
    service.workloads.filter(isDeployment).map((workload) => {
      const { minReadySeconds, revisionHistoryLimit, progressDeadlineSeconds } = workload;
      return {
        template: "subchart/templates/deployment.yaml",
        path: workloadPath("deployment", workload),
        context: {
          ...workloadContext(service, workload),
          ...scaleContext(workload),
          spec: {
            revisionHistoryLimit,
            minReadySeconds,
            progressDeadlineSeconds,
            strategy: strategy(workload),
          },
          pod: podContext(catalogue, service, workload),
        },
      };
    }),
  names: workloadNames("Deployment", isDeployment),
  values: noValues,
  workloadValues: noValues,
  needs: none,
  quota: ({ workloads }) =>
    workloads
      .filter(({ workload }) => isDeployment(workload))
      .flatMap(({ name, workload: { revisionHistoryLimit } }) => [
        { key: "count/deployments.apps", name, count: 1 },
        // Old revisions are kept; while a new one comes, the oldest is still there.
        {
          key: "count/replicasets.apps",
          name,
          count: { start: 1, surge: revisionHistoryLimit + 2, most: revisionHistoryLimit + 1 },
        },
      ]),
};
