import type { Templates } from "../../../../schemas/types/templates.js";
import type { Catalogue, Service, Workload } from "../../catalogue/model/catalogue.js";
import { stepName } from "../../catalogue/facts/steps.js";
import { identityContext } from "../security/cloud-identity.js";
import { endpointVariables } from "../helm/endpoint.js";
import { calleeRules, outsideRules } from "../network/egress-rules.js";
import { answeringPorts, servicePods, unique } from "../network/policy-rule.js";
import { migrationCalls } from "../../catalogue/facts/steps.js";
import { ownTargets } from "../ordering/step-peers.js";

/** The context of the NetworkPolicy of a step. */
export function stepPolicyContext(
  catalogue: Catalogue,
  service: Service,
  step: NonNullable<Workload["step"]>,
  gateVariable: string | undefined,
): Omit<Templates["subchart/templates/networkpolicy.yaml"], "name" | "annotations"> {
  const { enabled, dnsPorts } = catalogue.networkPolicy;
  const calls = step === "migration" ? migrationCalls(catalogue, service) : [];
  const own = ownTargets(service, step).flatMap(({ targetPort, kubernetesService }) =>
    answeringPorts(service, kubernetesService, targetPort),
  );
  return {
    chart: service.name,
    enabled,
    step: stepName(service, step),
    component: stepName(service, step).slice(service.name.length + 1),
    gateVariable,
    endpoints: endpointVariables(calls),
    ingress: [],
    dnsPorts: dnsPorts.flatMap((port) => ["UDP", "TCP"].map((protocol) => ({ port, protocol }))),
    kubernetesApiPorts: [],
    identity: step === "migration" ? identityContext(catalogue, service) : undefined,
    callees: calleeRules(catalogue, calls),
    outside: [
      ...(own.length === 0
        ? []
        : [{ comment: service.name, peers: servicePods(catalogue, service, undefined), ports: unique(own) }]),
      ...outsideRules(catalogue, calls),
    ],
  };
}
