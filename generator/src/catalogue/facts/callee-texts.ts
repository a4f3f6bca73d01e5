import { at } from "../../problem/positions.js";
import type { Call, Catalogue, Container, Service, Workload } from "../model/catalogue.js";
import { expandedText, variablePath } from "./env-text.js";
import { allWorkloads, migrationCalls } from "./steps.js";

/** A text of the catalogue that may name callees. */
export interface CalleeText {
  readonly path: string;
  readonly text: string;
  /** The variable that it is the value of. */
  readonly variable?: string;
}

/** The texts of the pods of a workload: of its containers, and the annotations. */
export function podTexts({
  path,
  containers,
  initContainers,
  podAnnotations,
}: Workload): readonly CalleeText[] {
  return [
    ...[...containers, ...initContainers].flatMap(containerTexts),
    ...textsIn(at(path, "podAnnotations"), podAnnotations),
  ];
}

/** Those of the other objects of a service. */
export function objectTexts(service: Service): readonly CalleeText[] {
  const { path, configMaps, kubernetesServices, ingressAnnotations } = service;
  return [
    ...configMaps.flatMap(({ name, data, files }) => textsIn(at(path, "configMaps", name), { data, files })),
    ...kubernetesServices.flatMap(({ name, annotations }) =>
      textsIn(at(path, "kubernetesServices", name, "annotations"), annotations),
    ),
    ...textsIn(at(path, "ingress", "annotations"), ingressAnnotations),
  ];
}

/** Texts in which nothing is filled in, though one might expect it. */
export function unfilledTexts(service: Service): readonly CalleeText[] {
  const { path, routes, templates, values } = service;
  return [
    ...textsIn(at(path, "templates"), templates),
    ...textsIn(at(path, "values"), values),
    ...routes.flatMap((route) => textsIn(route.path, route)),
    ...allWorkloads(service).flatMap(({ path, autoscaling, dnsConfig, hostAliases }) =>
      textsIn(path, { autoscaling, dnsConfig, hostAliases }),
    ),
  ];
}

/** The calls whose callees the pods of a workload may name: those that they make. */
export function callsOf(catalogue: Catalogue, service: Service, { name, step }: Workload): readonly Call[] {
  const toItself = service.calls.filter(({ callee }) => callee === service.name);
  if (step === "smokeCheck") return toItself;
  if (step === "migration")
    return [...migrationCalls(catalogue, service), ...(service.migration?.when === "after" ? toItself : [])];
  return service.calls.filter(({ workloads }) => workloads === undefined || workloads.includes(name ?? ""));
}

function containerTexts(container: Container): readonly CalleeText[] {
  const { path, env, command, args, lifecycle, livenessProbe, readinessProbe, startupProbe } = container;
  return [
    ...env.flatMap((variable) => {
      const text = expandedText(variable);
      return text === undefined ? [] : [{ path: variablePath(variable), text, variable: variable.name }];
    }),
    ...textsIn(path, { command, args, lifecycle, livenessProbe, readinessProbe, startupProbe }),
  ];
}

function textsIn(path: string, value: unknown): readonly CalleeText[] {
  if (typeof value === "string") return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((item, i) => textsIn(at(path, i), item));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => textsIn(at(path, key), member));
}
