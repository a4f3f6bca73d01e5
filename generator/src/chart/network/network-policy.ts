import type { Peer } from "../../../../schemas/types/catalogue.js";
import type { Call, Catalogue, KubernetesService, Route, Service, Workload } from "../../catalogue/model/catalogue.js";
import { workloadName } from "../../catalogue/facts/object-names.js";
import { stepName } from "../../catalogue/facts/steps.js";
import { backendsOf, isUnresolved, resolveRoute } from "../../catalogue/facts/target.js";
import type { Callers } from "../../order/callers.js";
import type { ChartTemplate } from "../helm/chart-template.js";
import { identityContext } from "../security/cloud-identity.js";
import { callTarget, endpointVariable, endpointVariables } from "../helm/endpoint.js";
import { goLiteral } from "../helm/helm-expression.js";
import { objectName } from "../helm/names.js";
import { gateApi } from "../ordering/gate.js";
import { ownTargets, stepPods } from "../ordering/step-peers.js";

interface PolicyPort {
  readonly port: number;
  readonly protocol: string;
}

export interface PolicyRule {
  /** Who, in words. */
  readonly comment: string;
  readonly peers: readonly object[];
  readonly ports: readonly PolicyPort[];
}

/** Every address that is not private: what "outside" means where nobody says more. */
export const everywhere = [
  { ipBlock: { cidr: "0.0.0.0/0", except: ["10.0.0.0/8", "100.64.0.0/10", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16"] } },
  { ipBlock: { cidr: "::/0", except: ["fc00::/7", "fe80::/10"] } },
];

/** The NetworkPolicy of a workload: in, from its callers; out, to its callees and DNS. */
export function networkPolicyTemplate(catalogue: Catalogue, service: Service, workload: Workload, callers: Callers): ChartTemplate {
  const { ingressController, monitoring, dns, dnsPorts, kubernetesApi, kubernetesApiPorts } = catalogue.networkPolicy;
  const ingress = [...callerRules(catalogue, service, workload, callers), ...stepRules(catalogue, service, workload), ...clientRules(service, workload), ...openRules(service, workload)];
  const scraped = service.metrics ? unique(portsByName(workload, [service.metrics.port])) : [];
  const routed = unique(service.routes.flatMap(backendsOf).flatMap((route) => routedPorts(service, workload, route)));
  const calls = service.calls.filter(({ workloads }) => workloads === undefined || workloads.includes(workload.name ?? ""));
  return {
    template: "subchart/templates/networkpolicy.yaml",
    path: workload.name === undefined ? "templates/networkpolicy.yaml" : `templates/networkpolicy-${workload.name}.yaml`,
    context: {
      chart: service.name,
      name: objectName(service, workloadName(service, workload)),
      component: workload.name,
      annotations: undefined,
      step: undefined,
      gateVariable: undefined,
      ownSecret: undefined,
      ordering: undefined,
      endpoints: endpointVariables(calls),
      isCalled: ingress.length + routed.length + scraped.length > 0,
      ingress,
      routed,
      ingressController: goLiteral(ingressController),
      scraped,
      monitoring: goLiteral(monitoring),
      dns: goLiteral(dns),
      dnsPorts: dnsPorts.flatMap((port) => ["UDP", "TCP"].map((protocol) => ({ port, protocol }))),
      kubernetesApiPorts: kubernetesApiPorts.map((port) => ({ port, protocol: "TCP" })),
      kubernetesApi: service.serviceAccount.mountToken === undefined ? undefined : goLiteral(kubernetesApi),
      gateApi: service.serviceAccount.mountToken === undefined ? gateApi(catalogue, service) : undefined,
      identity: identityContext(catalogue, service),
      callees: calleeRules(catalogue, calls),
      outside: outsideRules(catalogue, calls),
    },
  };
}

/** Pods of a service of this catalogue, in whatever release they are; of some of its workloads, one peer each. */
export function servicePods(catalogue: Catalogue, service: Service, workloads: readonly string[] | undefined): readonly object[] {
  const labels = { "app.kubernetes.io/name": service.name, "app.kubernetes.io/part-of": catalogue.name };
  if (workloads === undefined) return [{ podSelector: { matchLabels: labels } }];
  return workloads.map((workload) => ({ podSelector: { matchLabels: { ...labels, "app.kubernetes.io/component": workload } } }));
}

function callerRules(catalogue: Catalogue, service: Service, workload: Workload, callers: Callers): readonly PolicyRule[] {
  const rules = (callers.get(service.name) ?? []).flatMap(({ caller, call }) => {
    const target = callTarget(catalogue, call);
    if (!target.inside || !isBehind(target.kubernetesService, workload)) return [];
    const ports = unique(portsByName(workload, target.ports.map(({ targetPort }) => targetPort)));
    return ports.length === 0 ? [] : [{ comment: caller.name, peers: [...servicePods(catalogue, caller, call.workloads), ...(caller.migration?.needs.includes(service.name) ? [stepPods(catalogue, caller, "migration")] : [])], ports }];
  });
  return merged(rules, ({ ports }) => JSON.stringify(ports), (group, rule) => [...group.peers, ...rule.peers]);
}

// Its own smoke check calls it, and its own migration if that runs after the rollout.
function stepRules(catalogue: Catalogue, service: Service, workload: Workload): readonly PolicyRule[] {
  return (["migration", "smokeCheck"] as const).flatMap((step) => {
    const ports = unique(ownTargets(service, step).filter(({ kubernetesService }) => isBehind(kubernetesService, workload)).flatMap(({ targetPort }) => portsByName(workload, [targetPort])));
    return ports.length === 0 ? [] : [{ comment: stepName(service, step), peers: [stepPods(catalogue, service, step)], ports }];
  });
}

function clientRules(service: Service, workload: Workload): readonly PolicyRule[] {
  return service.clients.map(({ peer, cidr, ports }) => ({
    comment: cidr === undefined ? "Clients in the cluster" : "Clients by address",
    peers: [cidr === undefined ? peerSelector(peer!) : { ipBlock: { cidr } }],
    ports: unique(portsByName(workload, ports)),
  })).filter(({ ports }) => ports.length > 0);
}

// What a load balancer or the nodes themselves pass on comes from any address, or from those that the load balancer lets in.
function openRules(service: Service, workload: Workload): readonly PolicyRule[] {
  const open = service.kubernetesServices.filter((candidate) => candidate.type !== "ClusterIP" && isBehind(candidate, workload));
  const balanced = open.map(({ name, type, ports, source }) => ({
    comment: `${type} ${name}`,
    peers: (source.loadBalancerSourceRanges ?? ["0.0.0.0/0", "::/0"]).map((cidr) => ({ ipBlock: { cidr } })),
    ports: unique(portsByName(workload, ports.map(({ targetPort }) => targetPort))),
  }));
  const onNodes = [...workload.containers, ...workload.initContainers].flatMap(({ ports }) => ports).filter(({ hostPort }) => hostPort !== undefined);
  const hosted = onNodes.length === 0 ? [] : [{
    comment: "Ports of the nodes",
    peers: ["0.0.0.0/0", "::/0"].map((cidr) => ({ ipBlock: { cidr } })),
    ports: onNodes.map(({ containerPort, protocol }) => ({ port: containerPort, protocol })),
  }];
  return [...balanced, ...hosted].filter(({ ports }) => ports.length > 0);
}

function routedPorts(service: Service, workload: Workload, route: Route): readonly PolicyPort[] {
  const target = resolveRoute(service, route);
  return isUnresolved(target) || !isBehind(target.kubernetesService, workload) ? [] : portsByName(workload, [target.port.targetPort]);
}

// A callee of the release may be elsewhere in some environment (global.endpoints); then its pods are not called, but that place.
export function calleeRules(catalogue: Catalogue, calls: readonly Call[]): readonly object[] {
  const callees = [...new Set(calls.map(({ callee }) => callee))];
  return callees.map((callee) => {
    const targets = calls.filter((call) => call.callee === callee).map((call) => callTarget(catalogue, call));
    const rules = targets.flatMap((target): PolicyRule[] => target.inside ? [{
      comment: callee,
      peers: servicePods(catalogue, target.service, target.kubernetesService.workloads),
      ports: target.ports.flatMap(({ targetPort }) => answeringPorts(target.service, target.kubernetesService, targetPort)),
    }] : []);
    const elsewhere = targets.flatMap((target): PolicyPort[] => target.inside
      ? target.ports.map(({ port, protocol }) => ({ port, protocol }))
      : target.ports.map(({ port }) => ({ port, protocol: target.external.protocol })));
    return { callee, variable: endpointVariable(callee), rules: samePeers(rules), elsewhere: goLiteral(unique(elsewhere)) };
  });
}

// Several calls to the same pods are one rule with all their ports.
function samePeers(rules: readonly PolicyRule[]): readonly PolicyRule[] {
  const groups = new Map<string, PolicyRule>();
  for (const rule of rules) {
    const key = JSON.stringify(rule.peers);
    groups.set(key, { ...rule, ports: unique([...(groups.get(key)?.ports ?? []), ...rule.ports]) });
  }
  return [...groups.values()];
}

export function outsideRules(catalogue: Catalogue, calls: readonly Call[]): readonly PolicyRule[] {
  const rules = calls.flatMap((call): PolicyRule[] => {
    const target = callTarget(catalogue, call);
    if (target.inside) return [];
    const { name, peer, cidrs, protocol } = target.external;
    const peers = peer ? [peerSelector(peer)] : cidrs.length > 0 ? cidrs.map((cidr) => ({ ipBlock: { cidr } })) : everywhere;
    return [{ comment: name, peers, ports: target.ports.map(({ port }) => ({ port, protocol })) }];
  });
  return merged(rules, ({ peers, ports }) => JSON.stringify([peers, ports]), (group) => group.peers);
}

function peerSelector({ namespaceLabels, podLabels }: Peer): object {
  return {
    ...(namespaceLabels ? { namespaceSelector: { matchLabels: namespaceLabels } } : {}),
    ...(podLabels ? { podSelector: { matchLabels: podLabels } } : {}),
  };
}

function isBehind({ workloads }: KubernetesService, workload: Workload): boolean {
  return workloads === undefined || workloads.includes(workload.name ?? "");
}

// A policy speaks of the pods' ports, not of the Services'.
export function answeringPorts(service: Service, kubernetesService: KubernetesService, targetPort: string): readonly PolicyPort[] {
  return service.workloads.filter((workload) => isBehind(kubernetesService, workload)).flatMap((workload) => portsByName(workload, [targetPort]));
}

export function portsByName({ containers, initContainers }: Workload, names: readonly string[] | undefined): readonly PolicyPort[] {
  return [...containers, ...initContainers].flatMap(({ ports }) => ports)
    .filter(({ name }) => names === undefined || names.includes(name))
    .map(({ containerPort, protocol }) => ({ port: containerPort, protocol }));
}

export function unique(ports: readonly PolicyPort[]): readonly PolicyPort[] {
  return [...new Map(ports.map((port) => [`${port.port}/${port.protocol}`, port])).values()];
}

// Rules that are alike in `key` become one, so that a policy reads as a short list.
function merged(rules: readonly PolicyRule[], key: (rule: PolicyRule) => string, peers: (group: PolicyRule, rule: PolicyRule) => readonly object[]): readonly PolicyRule[] {
  const groups = new Map<string, PolicyRule>();
  for (const rule of rules) {
    const group = groups.get(key(rule));
    groups.set(key(rule), group ? { ...group, comment: `${group.comment}, ${rule.comment}`, peers: peers(group, rule) } : rule);
  }
  return [...groups.values()];
}
