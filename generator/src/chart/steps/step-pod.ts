import type { Catalogue, Service, Workload } from "../../catalogue/model/catalogue.js";
import { stepName } from "../../catalogue/facts/steps.js";
import { goLiteral } from "../helm/helm-expression.js";
import { podContext, type PodContext } from "../workload/pod.js";

/**
 * What the partial `pod` prints for the Job of a step: placed like its service, but for what only many pods
 * need.
 */
export function stepPodContext(
  catalogue: Catalogue,
  service: Service,
  workload: Workload,
  account: unknown,
): PodContext {
  const context = podContext(catalogue, service, workload);
  const single = service.workloads[0]!.name === undefined;
  const { nodeSelector, tolerations } = workload;
  const name = stepName(service, workload.step!);
  return {
    ...context,
    platform: catalogue.name,
    step: name,
    component: name.slice(service.name.length + 1),
    memberships: {},
    spec: {
      ...Object(context.spec),
      serviceAccountName: account,
      automountServiceAccountToken: false,
    },
    gate: undefined,
    gateNamed: `${service.name}.gate`,
    gateVolumes: undefined,
    placed: single ? ".Values" : goLiteral({ nodeSelector, tolerations }),
  };
}
