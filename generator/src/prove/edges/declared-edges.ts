import type { Peer } from "../../../../schemas/types/catalogue.js";
import type { EffectiveValues } from "../../capacity/effective-values.js";
import { environmentOf } from "../../capacity/environment-of.js";
import type { Call, Catalogue, Service, Workload } from "../../catalogue/model/catalogue.js";
import { isBehind, type WorkloadPlace } from "../../catalogue/facts/parts.js";
import { backendsOf, externalNamed, isUnresolved, resolveRoute } from "../../catalogue/facts/target.js";
import { callTarget } from "../../chart/helm/endpoint.js";
import { isOn } from "../../chart/kind/object-usage.js";
import { type PolicyPort, portsByName } from "../../chart/network/policy-rule.js";
import { ownTargets } from "../../chart/ordering/step-peers.js";
import { migrationCalls } from "../../catalogue/facts/steps.js";
import { isMap, mapAt } from "../../chart/values/value-map.js";
import { waitsForMigration } from "../../order/plan/environment.js";
import type { Edge, OwnPods } from "./edge.js";
import { addressesOf, answering, answeringAt, type Outsider, podIn, podOfPeer } from "./outside.js";

/** All edges of a release with these values: who talks with whom, at which ports of the pods. */
export function declaredEdges(catalogue: Catalogue, values: EffectiveValues, home: string): readonly Edge[] {
  const installed = catalogue.services.filter(({ name }) => values.services.has(name));
  return installed.flatMap((service) => [
    ...service.workloads.flatMap((workload) => [
      ...service.calls
        .filter(({ workloads }) => workloads === undefined || workloads.includes(workload.name ?? ""))
        .flatMap((call) => callEdges(catalogue, values, { service, workload }, call)),
      ...entries(values, { service, workload }, home),
      ...apiEdges(catalogue, values, { service, workload }),
    ]),
    ...stepEdges(catalogue, values, service),
    ...ownTemplateEdges(catalogue, values, service),
  ]);
}

/** Pods of own templates make the calls of their service; beside a single workload they count as its pods. */
function ownTemplateEdges(catalogue: Catalogue, values: EffectiveValues, service: Service): readonly Edge[] {
  const { calls, templates, workloads } = service;
  if (workloads[0]!.name === undefined || Object.keys(templates).length === 0) return [];
  return calls
    .filter((call) => call.workloads === undefined)
    .flatMap((call) => callEdges(catalogue, values, { service, workload: undefined }, call));
}

function callEdges(
  catalogue: Catalogue,
  values: EffectiveValues,
  from: OwnPods,
  call: Call,
): readonly Edge[] {
  const target = callTarget(catalogue, call);
  const what = `the call of ${call.callee} by ${titleOf(from)}`;
  const endpoint = mapAt(values.global, ["endpoints"])[call.callee];
  const outside = (to: readonly Outsider[], ports: readonly PolicyPort[]): readonly Edge[] =>
    to.map((one) => ({ what, from, to: one, ports }));
  if (isMap(endpoint)) {
    const external = externalNamed(catalogue, call.callee);
    const ports = target.ports.map(({ port, ...rest }) => ({
      port: typeof endpoint["port"] === "number" ? endpoint["port"] : port,
      protocol: "protocol" in rest ? rest.protocol : (external?.protocol ?? "TCP"),
    }));
    return outside(answeringAt(endpoint, external), ports);
  }
  if (!target.inside) {
    const { protocol } = target.external;
    const ports = target.ports.map(({ port }) => ({ port, protocol }));
    return outside(answering(target.external), ports);
  }
  // An optional callee may be off.
  if (!values.services.has(target.service.name)) return [];
  const names = target.ports.map(({ targetPort }) => targetPort);
  return target.service.workloads
    .filter((workload) => isBehind(target.kubernetesService, workload))
    .map((workload) => ({
      what,
      from,
      to: { service: target.service, workload },
      ports: portsByName(workload, names),
    }));
}

/** Who comes in: by routes, for metrics, and clients of the catalogue. */
function entries({ global }: EffectiveValues, to: WorkloadPlace, home: string): readonly Edge[] {
  const { service, workload } = to;
  const title = titleOf(to);
  const policy = mapAt(global, ["networkPolicy"]);
  const gateway = policy["gateway"] as Peer;
  const name = String(mapAt(global, ["gateway"])["namespace"] || home);
  const routed = service.routes.flatMap(backendsOf).flatMap((route): readonly PolicyPort[] => {
    const target = resolveRoute(service, route);
    return isUnresolved(target) || !isBehind(target.kubernetesService, workload)
      ? []
      : portsByName(workload, [target.port.targetPort]);
  });
  const routes = [
    ...(isOn(global, "ingress") ? [podOfPeer(policy["ingressController"] as Peer)] : []),
    ...(isOn(global, "gateway") ? [Object.keys(gateway).length > 0 ? podOfPeer(gateway) : podIn(name)] : []),
  ];
  return [
    ...routes.map((from) => ({ what: `the routes of ${title}`, from, to, ports: routed })),
    ...(service.metrics
      ? [
          {
            what: `the metrics of ${title}`,
            from: podOfPeer(policy["monitoring"] as Peer),
            to,
            ports: portsByName(workload, [service.metrics.port]),
          },
        ]
      : []),
    ...service.clients.map(({ peer, cidr, ports }) => ({
      what: `the clients of ${title}`,
      from: cidr === undefined ? podOfPeer(peer!) : addressesOf([cidr])[0]!,
      to,
      ports: portsByName(workload, ports),
    })),
  ];
}

/** Pods that ask the Kubernetes API: by their own account, or how migrations went. */
function apiEdges(catalogue: Catalogue, values: EffectiveValues, from: OwnPods): readonly Edge[] {
  const { service } = from;
  const waits = waitsForMigration(catalogue, service, environmentOf(catalogue, values));
  if (service.serviceAccount.mountToken === undefined && !waits) return [];
  const addresses = mapAt(values.global, ["networkPolicy"])["kubernetesApi"] as readonly string[];
  const ports = catalogue.networkPolicy.kubernetesApiPorts.map((port) => ({ port, protocol: "TCP" }));
  const what = waits
    ? `the wait of ${titleOf(from)} for migrations`
    : `the Kubernetes API for ${titleOf(from)}`;
  return addressesOf(addresses).map((to) => ({ what, from, to, ports }));
}

/** What a migration calls, and what a smoke check asks. */
function stepEdges(catalogue: Catalogue, values: EffectiveValues, service: Service): readonly Edge[] {
  const { migration, smokeCheck } = service;
  const calls = migration === undefined ? [] : migrationCalls(catalogue, service);
  const steps = [migration, smokeCheck].flatMap((step) => step?.workload ?? []);
  return [
    ...calls.flatMap((call) =>
      callEdges(catalogue, values, { service, workload: migration!.workload }, call),
    ),
    ...steps.flatMap((step) => askEdges(service, step)),
  ];
}

function askEdges(service: Service, step: Workload): readonly Edge[] {
  const from = { service, workload: step };
  return ownTargets(service, step.step!).flatMap(({ kubernetesService, targetPort }) =>
    service.workloads
      .filter((workload) => isBehind(kubernetesService, workload))
      .map((workload) => ({
        what: `what ${titleOf(from)} asks of ${service.name}`,
        from,
        to: { service, workload },
        ports: portsByName(workload, [targetPort]),
      })),
  );
}

function titleOf({ service, workload }: OwnPods): string {
  if (workload === undefined) return `${service.name} (its own templates)`;
  if (workload.step !== undefined)
    return `the ${workload.step === "migration" ? "migration" : "smoke check"} of ${service.name}`;
  return workload.name === undefined ? service.name : `${service.name} (${workload.name})`;
}
