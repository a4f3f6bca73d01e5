import type { Service, Workload } from "../../catalogue/model/catalogue.js";
import { governingService } from "../../catalogue/facts/stateful-pods.js";
import { valuesKey } from "../../catalogue/facts/object-names.js";
import { objectName } from "../helm/names.js";
import { schemaValue, valueGroup } from "../values/value-tree.js";
import { podContext } from "../workload/pod.js";
import { none, noValues, type Kind } from "../kind/kind.js";
import { claimAnnotations, claimContext } from "./persistentvolumeclaim.js";
import {
  scaleContext,
  strategy,
  workloadContext,
  workloadNames,
  workloadPath,
  workloadValuesPath,
} from "../workload/workload-file.js";

const isStatefulSet = ({ kind }: Workload) => kind === "StatefulSet";

export const statefulSet: Kind = {
  kinds: ["StatefulSet"],
  templates: ({ catalogue, service }) =>
    service.workloads.filter(isStatefulSet).map((workload) => ({
      template: "subchart/templates/statefulset.yaml",
      path: workloadPath("statefulset", workload),
      context: {
        ...workloadContext(service, workload),
        ...scaleContext(workload),
        ...context(service, workload),
        pod: podContext(catalogue, service, workload),
      },
    })),
  names: workloadNames("StatefulSet", isStatefulSet),
  values: noValues,
  workloadValues: (_service, { updateStrategy: { partition } }) => ({
    scale: {
      updateStrategy:
        partition === undefined
          ? undefined
          : valueGroup("How new pods replace old ones.", { partition: schemaValue("partition", partition) }),
    },
  }),
  needs: none,
  quota: ({ workloads }) =>
    workloads
      .filter(({ workload }) => isStatefulSet(workload))
      .map(({ name }) => ({ key: "count/statefulsets.apps", name, count: 1 })),
};

function context(service: Service, workload: Workload) {
  const { minReadySeconds, revisionHistoryLimit } = workload;
  const { podManagementPolicy, persistentVolumeClaimRetentionPolicy } = workload;
  const values = workloadValuesPath(workload);
  return {
    spec: {
      serviceName: objectName(service, governingService(service, workload).name),
      revisionHistoryLimit,
      minReadySeconds,
      podManagementPolicy,
      updateStrategy: strategy(workload),
      persistentVolumeClaimRetentionPolicy,
    },
    claims: Object.entries(workload.volumeClaimTemplates).map(([name, claim]) => ({
      name,
      annotated: Object.keys(claimAnnotations(claim)).length > 0,
      ownAnnotations: claimAnnotations(claim),
      ...claimContext(claim, values("persistence", valuesKey(name))),
    })),
  };
}
