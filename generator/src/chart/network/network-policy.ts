import type { Templates } from "../../../../schemas/types/templates.js";
import type { Catalogue, Route, Service, Workload } from "../../catalogue/model/catalogue.js";
import { isBehind } from "../../catalogue/facts/parts.js";
import { workloadName } from "../../catalogue/facts/object-names.js";
import { stepName } from "../../catalogue/facts/steps.js";
import { backendsOf, isUnresolved, resolveRoute } from "../../catalogue/facts/target.js";
import type { Callers } from "../../order/callers.js";
import { identityContext } from "../security/cloud-identity.js";
import { callTarget, endpointVariables } from "../helm/endpoint.js";
import { objectName } from "../helm/names.js";
import { podGate } from "../ordering/migration-names.js";
import { ownTargets, stepPods } from "../ordering/step-peers.js";
import {
  type PolicyPort,
  type PolicyRule,
  merged,
  peerSelector,
  portsByName,
  servicePods,
  unique,
} from "./policy-rule.js";
import { isTypeTuned, openedPorts } from "./service-type.js";
import { calleeRules, outsideRules } from "./egress-rules.js";

/** What the template of a workload's NetworkPolicy reads: who may call it, and whom it may call. */
export function networkPolicyContext(
  catalogue: Catalogue,
  service: Service,
  workload: Workload,
  callers: Callers,
): Templates["subchart/templates/networkpolicy.yaml"] {
  const { enabled, dnsPorts, kubernetesApiPorts } = catalogue.networkPolicy;
  const ingress = [
    ...callerRules(catalogue, service, workload, callers),
    ...stepRules(catalogue, service, workload),
    ...clientRules(service, workload),
    ...openRules(service, workload),
  ];
  const scraped = service.metrics ? unique(portsByName(workload, [service.metrics.port])) : [];
  const routed = unique(
    service.routes.flatMap(backendsOf).flatMap((route) => routedPorts(service, workload, route)),
  );
  const opened = openedPorts(service, workload);
  const calls = service.calls.filter(
    ({ workloads }) => workloads === undefined || workloads.includes(workload.name ?? ""),
  );
  return {
    chart: service.name,
    enabled,
    name: objectName(service, workloadName(service, workload)),
    component: workload.name,
    endpoints: endpointVariables(calls),
    isCalled: ingress.length + routed.length + scraped.length > 0,
    ingress,
    routed,
    opened: opened.length === 0 ? undefined : { name: service.name, peers: everyAddress, ports: opened },
    scraped,
    dnsPorts: dnsPorts.flatMap((port) => ["UDP", "TCP"].map((protocol) => ({ port, protocol }))),
    kubernetesApiPorts: kubernetesApiPorts.map((port) => ({ port, protocol: "TCP" })),
    kubernetesApi: service.serviceAccount.mountToken !== undefined,
    gateApi: service.serviceAccount.mountToken === undefined ? podGate(catalogue, service) : undefined,
    identity: identityContext(catalogue, service),
    callees: calleeRules(catalogue, calls),
    outside: outsideRules(catalogue, calls),
  };
}

function callerRules(
  catalogue: Catalogue,
  service: Service,
  workload: Workload,
  callers: Callers,
): readonly PolicyRule[] {
  const rules = (callers.get(service.name) ?? []).flatMap(({ caller, call }) => {
    const target = callTarget(catalogue, call);
    if (!target.inside || !isBehind(target.kubernetesService, workload)) return [];
    const ports = unique(
      portsByName(
        workload,
        target.ports.map(({ targetPort }) => targetPort),
      ),
    );
    return ports.length === 0
      ? []
      : [
          {
            comment: caller.name,
            peers: [
              ...servicePods(catalogue, caller, call.workloads),
              ...(caller.migration?.needs.includes(service.name)
                ? [stepPods(catalogue, caller, "migration")]
                : []),
            ],
            ports,
          },
        ];
  });
  return merged(
    rules,
    ({ ports }) => JSON.stringify(ports),
    (group, rule) => [...group.peers, ...rule.peers],
  );
}

// Its own smoke check calls it, and its own migration if that runs after the rollout.
function stepRules(catalogue: Catalogue, service: Service, workload: Workload): readonly PolicyRule[] {
  return (["migration", "smokeCheck"] as const).flatMap((step) => {
    const ports = unique(
      ownTargets(service, step)
        .filter(({ kubernetesService }) => isBehind(kubernetesService, workload))
        .flatMap(({ targetPort }) => portsByName(workload, [targetPort])),
    );
    return ports.length === 0
      ? []
      : [{ comment: stepName(service, step), peers: [stepPods(catalogue, service, step)], ports }];
  });
}

function clientRules(service: Service, workload: Workload): readonly PolicyRule[] {
  return service.clients
    .map(({ peer, cidr, ports }) => ({
      comment: cidr === undefined ? "Clients in the cluster" : "Clients by address",
      peers: [cidr === undefined ? peerSelector(peer!) : { ipBlock: { cidr } }],
      ports: unique(portsByName(workload, ports)),
    }))
    .filter(({ ports }) => ports.length > 0);
}

// What a load balancer or the nodes themselves pass on comes from any address, or from those that the load
// balancer lets in.
function openRules(service: Service, workload: Workload): readonly PolicyRule[] {
  const open = service.kubernetesServices.filter(
    (candidate) =>
      candidate.type !== "ClusterIP" && !isTypeTuned(service, candidate) && isBehind(candidate, workload),
  );
  const balanced = open.map(({ name, type, ports, source }) => ({
    comment: `${type} ${name}`,
    peers: source.loadBalancerSourceRanges?.map((cidr) => ({ ipBlock: { cidr } })) ?? everyAddress,
    ports: unique(
      portsByName(
        workload,
        ports.map(({ targetPort }) => targetPort),
      ),
    ),
  }));
  const onNodes = [...workload.containers, ...workload.initContainers]
    .flatMap(({ ports }) => ports)
    .filter(({ hostPort }) => hostPort !== undefined);
  const hosted =
    onNodes.length === 0
      ? []
      : [
          {
            comment: "Ports of the nodes",
            peers: everyAddress,
            ports: onNodes.map(({ containerPort, protocol }) => ({ port: containerPort, protocol })),
          },
        ];
  return [...balanced, ...hosted].filter(({ ports }) => ports.length > 0);
}

const everyAddress = ["0.0.0.0/0", "::/0"].map((cidr) => ({ ipBlock: { cidr } }));

function routedPorts(service: Service, workload: Workload, route: Route): readonly PolicyPort[] {
  const target = resolveRoute(service, route);
  return isUnresolved(target) || !isBehind(target.kubernetesService, workload)
    ? []
    : portsByName(workload, [target.port.targetPort]);
}
