import type { Catalogue, Port, Service, StringMap } from "../../model/catalogue.js";
import { portsBehind, runningContainers } from "../../facts/parts.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/**
 * Where annotations have Prometheus scrape pods, `metrics` names the same port: by it alone NetworkPolicies
 * admit Prometheus.
 */
export const scraping: Rule = (catalogue) =>
  annotated(catalogue).flatMap(({ service, path, annotations, ports }) => {
    if (annotations[scrape] !== "true") return [];
    const asked = annotations[port];
    const opened = ports.filter(({ name }) => name === service.metrics?.port);
    if (opened.some((one) => asked === undefined || asked === String(one.containerPort))) return [];
    const where = at(path, asked === undefined || service.metrics === undefined ? scrape : port);
    const scraped = asked === undefined ? "the pods" : `port ${asked}`;
    const admitted = service.metrics === undefined ? "nowhere" : `at the port ${service.metrics.port} only`;
    return [
      {
        path: where,
        message:
          `has Prometheus scrape ${scraped}, and NetworkPolicies admit it ${admitted}. ` +
          advice(service, ports, asked),
      },
    ];
  });

const scrape = "prometheus.io/scrape";
const port = "prometheus.io/port";

interface Annotated {
  readonly service: Service;
  /** Of the annotations. */
  readonly path: string;
  readonly annotations: StringMap;
  /** The ports of the pods that are scraped. */
  readonly ports: readonly Port[];
}

/** Prometheus' usual configuration reads the annotations of pods, and those of Services. */
function annotated({ services }: Catalogue): readonly Annotated[] {
  return services.flatMap((service) => [
    ...service.workloads.map((workload) => ({
      service,
      path: at(workload.path, "podAnnotations"),
      annotations: workload.podAnnotations,
      ports: runningContainers(workload).flatMap(({ ports }) => ports),
    })),
    ...service.kubernetesServices.map((kubernetesService) => ({
      service,
      path: at(service.path, "kubernetesServices", kubernetesService.name, "annotations"),
      annotations: kubernetesService.annotations,
      ports: portsBehind(service, kubernetesService),
    })),
  ]);
}

function advice({ path, metrics }: Service, ports: readonly Port[], asked: string | undefined): string {
  if (metrics !== undefined && asked === undefined)
    return "Give these pods that port, or take the annotation away";
  const fit = ports.filter(({ containerPort }) => asked === undefined || asked === String(containerPort));
  const names = [...new Set(fit.map(({ name }) => name))];
  const [name] = names;
  if (name === undefined)
    return `Give that port a name in ports, and name it in ${at(path, "metrics", "port")}`;
  return names.length > 1
    ? `Name one of ${names.join(", ")} in ${at(path, "metrics", "port")}`
    : `Write ${at(path, "metrics")}: { port: ${name} }`;
}
