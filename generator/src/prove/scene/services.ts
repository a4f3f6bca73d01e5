import { assumed } from "../../catalogue/facts/assumed-defaults.js";
import type { Address } from "./addresses.js";
import { at } from "../../manifests/at.js";
import type { ReleaseObject } from "../../manifests/objects.js";
import { podOf, type PodTemplate } from "../../manifests/pods.js";
import { listAt, numberAt, textAt, textMapAt } from "../../manifests/reading.js";

/**
 * The Service among these objects that an address leads to, asked from a namespace: by its name, with its
 * namespace, with `.svc`, or through the name of one of its pods.
 */
export function serviceAt(
  address: Address,
  namespace: string,
  objects: Iterable<ReleaseObject>,
): ReleaseObject | undefined {
  const names = hostNames(address.host, namespace);
  for (const object of objects) {
    if (object.kind !== "Service" || object.group !== "") continue;
    if (!names.some(([name, home]) => object.name === name && object.namespace === home)) continue;
    if (
      address.sure ||
      listAt(object.body, "spec.ports").some((port) => numberAt(port, "port") === address.port)
    )
      return object;
  }
  return undefined;
}

/** What a host can mean inside a cluster: pairs of a Service and its namespace, the likeliest first. */
export function hostNames(
  host: string,
  namespace: string,
): readonly (readonly [name: string, namespace: string])[] {
  const labels = host.split(".");
  const svc = labels.indexOf("svc");
  if (svc > 1) return svc === 2 ? [[labels[0]!, labels[1]!]] : [[labels[svc - 2]!, labels[svc - 1]!]];
  if (labels.length === 1) return [[host, namespace]];
  // A second word is a namespace, or the first one a pod.
  return labels.length === 2
    ? [
        [labels[0]!, labels[1]!],
        [labels[1]!, namespace],
      ]
    : labels.length === 3
      ? [[labels[1]!, labels[2]!]]
      : [];
}

/** A host that only a Service of the release's own namespace can stand behind, by its name. */
export function ownHost(host: string, namespace: string): string | undefined {
  const labels = host.split(".");
  // The Kubernetes API is there before any release.
  if (labels[0] === "kubernetes" && (labels[1] ?? namespace) === "default") return undefined;
  if (labels.length === 1) return host === "localhost" ? undefined : host;
  return labels[1] === namespace && labels[2] === "svc" ? labels[0] : undefined;
}

/** The workloads of the release whose pods a Service leads to. */
export function workloadsBehind(
  service: ReleaseObject,
  objects: Iterable<ReleaseObject>,
): readonly { readonly object: ReleaseObject; readonly pod: PodTemplate }[] {
  const selector = Object.entries(textMapAt(service.body, "spec.selector"));
  if (selector.length === 0) return [];
  return [...new Set(objects)].flatMap((object) => {
    const pod =
      object.namespace !== service.namespace || object.kind === "Job" || object.kind === "CronJob"
        ? undefined
        : podOf(object);
    if (pod === undefined) return [];
    return selector.every(([key, value]) => pod.labels[key] === value) ? [{ object, pod }] : [];
  });
}

/** The port of the pods that a port of a Service leads to; undefined where it cannot be told. */
export function targetPort(
  service: ReleaseObject,
  port: number | undefined,
  pod: PodTemplate,
): { readonly port: number; readonly protocol: string } | undefined {
  const ports = listAt(service.body, "spec.ports");
  const found = port === undefined ? ports[0] : ports.find((one) => numberAt(one, "port") === port);
  const target = at(found, "targetPort") ?? at(found, "port");
  const named =
    typeof target === "string"
      ? pod.containers
          .flatMap((container) => listAt(container, "ports"))
          .find((one) => textAt(one, "name") === target)
      : undefined;
  const number = typeof target === "number" ? target : numberAt(named, "containerPort");
  return number === undefined
    ? undefined
    : { port: number, protocol: textAt(found, "protocol") ?? assumed.protocol };
}
