import type { Catalogue, KubernetesService, Service, ServicePort, Workload } from "../../model/catalogue.js";
import { allowsOlder } from "../../facts/kube-version.js";
import type { Problem } from "../../../problem/problem.js";
import { podPorts, portsBehind, runningContainers } from "../../facts/parts.js";
import { isAppProtocol } from "./ports.js";
import { runsToEnd } from "../../facts/workload-kind.js";
import { listed } from "../../../problem/shown.js";
import { notAmong } from "../../../problem/suggest.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/**
 * Kubernetes Services stand before pods that there are, at ports that these have, and say what their type
 * can.
 */
export const kubernetesServices: Rule = (catalogue) => {
  const nodePorts = new Map<string, string>();
  return catalogue.services.flatMap((service) => [
    ...service.kubernetesServices.flatMap((kubernetesService) => {
      const path = at(service.path, "kubernetesServices", kubernetesService.name);
      const idle = workloadProblems(service, kubernetesService, path);
      return [
        ...(idle.length === 0 ? emptinessProblems(kubernetesService, path) : idle),
        ...typeProblems(kubernetesService, path),
        ...distributionProblems(catalogue, kubernetesService, path),
        ...(kubernetesService.declared
          ? portProblems(service, kubernetesService, path, nodePorts)
          : impliedProblems(service, kubernetesService)),
        ...(idle.length === 0 ? idleWorkloads(service, kubernetesService, path) : []),
      ];
    }),
    ...governed(service),
  ]);
};

function workloadProblems(
  { name, workloads }: Service,
  { source: { workloads: chosen = [] }, declared }: KubernetesService,
  path: string,
): readonly Problem[] {
  const names = workloads.flatMap((workload) => workload.name ?? []);
  const pods =
    chosen.length === 0 ? workloads : workloads.filter((workload) => chosen.includes(workload.name ?? ""));
  const unknown = chosen.flatMap((workload, i) =>
    names.includes(workload)
      ? []
      : [{ path: at(path, "workloads", i), message: notAmong(workload, names, `the workloads of ${name}`) }],
  );
  const idle = declared && unknown.length === 0 && pods.every(runsToEnd);
  return idle
    ? [{ path, message: `stands before a ${pods[0]!.kind} only, whose pods nobody can call` }]
    : unknown;
}

function emptinessProblems({ ports, headless }: KubernetesService, path: string): readonly Problem[] {
  return ports.length > 0 || headless
    ? []
    : [{ path, message: "has no port: none of the pods' ports is exposed" }];
}

// Source: Kubernetes, pkg/apis/core/validation, ValidateService.
function typeProblems({ type, headless, source }: KubernetesService, path: string): readonly Problem[] {
  const outside = type === "NodePort" || type === "LoadBalancer";
  const of = (field: string, message: string): Problem => ({ path: at(path, field), message });
  const balancer = (["loadBalancerClass", "loadBalancerSourceRanges"] as const).filter(
    (field) => source[field] !== undefined && type !== "LoadBalancer",
  );
  return [
    ...(headless && outside
      ? [of("headless", `cannot go with the type ${type}: a headless Service has no address of its own`)]
      : []),
    ...(source.externalTrafficPolicy !== undefined && !outside
      ? [of("externalTrafficPolicy", `is only for NodePort and LoadBalancer, and the type is ${type}`)]
      : []),
    ...balancer.map((field) => of(field, `is only for a LoadBalancer, and the type is ${type}`)),
  ];
}

// Source: KEP 3015: PreferSameZone and PreferSameNode are on by default from 1.34; PreferClose is the
// former's old name.
function distributionProblems(
  { kubeVersion }: Catalogue,
  { source: { trafficDistribution } }: KubernetesService,
  path: string,
): readonly Problem[] {
  if (trafficDistribution === undefined) return [];
  const older = allowsOlder(kubeVersion, 34);
  const of = (message: string): readonly Problem[] => [{ path: at(path, "trafficDistribution"), message }];
  if (trafficDistribution === "PreferClose")
    return older ? [] : of("is PreferClose, which Kubernetes 1.34 and newer call PreferSameZone");
  return older
    ? of(
        `is ${trafficDistribution}, which is known from Kubernetes ` +
          `1.34 on, and kubeVersion ${kubeVersion} lets in older ones`,
      )
    : [];
}

function portProblems(
  service: Service,
  kubernetesService: KubernetesService,
  path: string,
  nodePorts: Map<string, string>,
): readonly Problem[] {
  const { type, ports } = kubernetesService;
  const known = [...new Set(podPorts(service).map(({ name }) => name))];
  const numbers = new Map<string, string>();
  return ports.flatMap((port) => {
    const place = at(path, "ports", port.name);
    if (!known.includes(port.targetPort))
      return [{ path: place, message: notAmong(port.targetPort, known, `the ports of ${service.name}`) }];
    return [
      ...targetProblems(service, kubernetesService, port, place),
      ...taken(numbers, `${port.port} ${port.protocol}`, place, `is ${port.port} ${port.protocol}`),
      ...(port.nodePort === undefined
        ? []
        : taken(
            nodePorts,
            `${port.nodePort} ${port.protocol}`,
            at(place, "nodePort"),
            `is ${port.nodePort} ${port.protocol}`,
          )),
      ...(port.nodePort !== undefined && type === "ClusterIP"
        ? [{ path: at(place, "nodePort"), message: "needs the type NodePort or LoadBalancer" }]
        : []),
      ...(port.appProtocol === undefined || isAppProtocol(port.appProtocol)
        ? []
        : [
            {
              path: at(place, "appProtocol"),
              message:
                'must be a name such as "http", "grpc" or ' +
                `"kubernetes.io/h2c", got ${JSON.stringify(port.appProtocol)}`,
            },
          ]),
    ];
  });
}

/** The ports of the Service that every service has are those of its containers. */
function impliedProblems({ workloads }: Service, { ports }: KubernetesService): readonly Problem[] {
  const numbers = new Map<string, string>();
  const containers = workloads.flatMap(runningContainers);
  return ports.flatMap(({ name, port, protocol }) => {
    const owner = containers.find(({ ports }) => ports.some((own) => own.expose && own.name === name));
    const number = `${port} ${protocol}`;
    return owner === undefined
      ? []
      : taken(numbers, number, at(owner.path, "ports", name), `is ${number} of the Kubernetes Service`);
  });
}

/** Of pods that lack a port, Kubernetes makes no endpoint for it, and says nothing. */
function targetProblems(
  service: Service,
  kubernetesService: KubernetesService,
  { targetPort }: ServicePort,
  path: string,
): readonly Problem[] {
  const { workloads } = service;
  const selected = kubernetesService.workloads ?? [];
  // Names that there are not have a problem of their own.
  const isKnown = selected.length === 0 || workloads.some(({ name = "" }) => selected.includes(name));
  const ports = isKnown ? portsBehind(service, kubernetesService) : podPorts(service);
  const named = ports.filter(({ name }) => name === targetPort);
  if (named.some(({ expose }) => expose)) return [];
  if (named.length > 0)
    return [{ path, message: `leads to the port ${targetPort}, which says "expose: false"` }];
  const having = workloads.filter((workload) => hasPort(workload, targetPort)).map(workloadTitle);
  const message =
    `leads to the port ${targetPort}, which none of its pods has: it selects ` +
    `${listed(selected, "and") || "none"}, and the port is of ${listed(having, "and")}`;
  return [{ path, message }];
}

/** Workloads that a Service names and that have none of its ports never answer there. */
function idleWorkloads(
  { workloads }: Service,
  { ports, headless, source: { workloads: chosen = [] } }: KubernetesService,
  path: string,
): readonly Problem[] {
  if (headless || ports.length === 0) return [];
  const isIdle = (workload: Workload) => !ports.some(({ targetPort }) => hasPort(workload, targetPort));
  const named = workloads.filter(({ name = "" }) => chosen.includes(name));
  // Where none has any, the ports say so.
  if (named.every(isIdle)) return [];
  return named.filter(isIdle).map((workload) => ({
    path: at(path, "workloads", chosen.indexOf(workload.name ?? "")),
    message:
      `names ${JSON.stringify(workload.name)}, which has none of its ports ` +
      `(${ports.map(({ targetPort }) => targetPort).join(", ")})`,
  }));
}

function hasPort(workload: Workload, name: string): boolean {
  return runningContainers(workload).some(({ ports }) => ports.some((port) => port.name === name));
}

function workloadTitle({ name, kind }: Workload): string {
  return name ?? `the ${kind}`;
}

function taken(seen: Map<string, string>, key: string, path: string, sentence: string): readonly Problem[] {
  const earlier = seen.get(key);
  if (earlier === undefined) seen.set(key, path);
  return earlier === undefined ? [] : [{ path, message: `${sentence}, and so is ${earlier}` }];
}

/** Each StatefulSet needs a headless Service that gives its pods their DNS names. */
function governed({ path, workloads, kubernetesServices }: Service): readonly Problem[] {
  const headless = kubernetesServices.filter((kubernetesService) => kubernetesService.headless);
  return workloads
    .filter(
      ({ kind, name }) =>
        kind === "StatefulSet" &&
        !headless.some(({ workloads: chosen }) => chosen === undefined || chosen.includes(name ?? "")),
    )
    .map(({ name }) => ({
      path: at(path, "kubernetesServices"),
      message:
        "has no headless Service for the StatefulSet " + `${name ?? ""}. Add one with its name in workloads`,
    }));
}
