import type { Catalogue, Service, Workload } from "../../catalogue/model/catalogue.js";
import { gaps } from "../../catalogue/controllers/gaps.js";
import { valuesKey } from "../../catalogue/facts/object-names.js";
import { workloadScope } from "../values/container-values.js";
import { ownSecret } from "../../catalogue/facts/own-secret.js";
import { schedulingNeeds } from "./scheduling-needs.js";

/**
 * What services need of the cluster, as lines of a README: APIs that it must serve, classes, nodes.
 *
 * @param umbrella whether it is the umbrella's README, which brings the PriorityClasses and whose values of a
 * service stand under its name
 */
export function clusterNeeds(
  catalogue: Catalogue,
  services: readonly Service[],
  umbrella: boolean,
): readonly string[] {
  const each = (lines: (workload: Workload, prefix: string) => readonly string[]) =>
    services.flatMap((service) =>
      service.workloads.flatMap((workload) => lines(workload, umbrella ? `${service.name}.` : "")),
    );
  return [
    ...new Set([
      `Kubernetes ${shown(catalogue.kubeVersion)}`,
      ...routeNeeds(catalogue, services),
      ...secretNeeds(catalogue, services, umbrella),
      ...services.flatMap((service) => schedulingNeeds(catalogue, service, umbrella)),
      ...each(storageNeeds),
      ...each(runtimeNeeds),
      ...poolNeeds(catalogue, services),
      ...each(nodeNeeds),
    ]),
  ];
}

function routeNeeds(catalogue: Catalogue, services: readonly Service[]): readonly string[] {
  if (services.every(({ routes }) => routes.length === 0)) return [];
  const { ingress, gateway } = catalogue;
  // What cannot do what the routes want cannot be enabled.
  const possible = (target: "ingress" | "gateway") =>
    catalogue[target].enabled || gaps(catalogue, target).length === 0;
  const ingressClass =
    ingress.className === "" ? "A default IngressClass" : `IngressClass ${shown(ingress.className)}`;
  const inNamespace = gateway.namespace === "" ? "" : ` in namespace ${shown(gateway.namespace)}`;
  return [
    ...(possible("ingress")
      ? [`${ingressClass} (\`global.ingress.className\`), where \`global.ingress.enabled\` is true`]
      : []),
    ...(possible("gateway")
      ? [
          `gateway.networking.k8s.io/v1 (Gateway API) and Gateway ${shown(gateway.name)}${inNamespace} ` +
            "(`global.gateway`), where `global.gateway.enabled` is true",
        ]
      : []),
  ];
}

function secretNeeds(
  { imagePullSecrets, secrets }: Catalogue,
  services: readonly Service[],
  umbrella: boolean,
): readonly string[] {
  const own = services.some((service) => ownSecret(service));
  if (!own && !(umbrella && imagePullSecrets.length > 0)) return [];
  const { kind, name } = secrets.externalSecret.secretStoreRef;
  const store =
    umbrella && secrets.secretStore !== undefined
      ? ""
      : ` and ${kind} ${shown(name)} (\`global.secrets.externalSecret.secretStoreRef\`)`;
  return [
    `external-secrets.io/v1 (External Secrets)${store}, where \`global.secrets.provider\` is externalSecret`,
    ...(own
      ? ["bitnami.com/v1alpha1 (Sealed Secrets), where `global.secrets.provider` is sealedSecret"]
      : []),
  ];
}

function storageNeeds(workload: Workload, prefix: string): readonly string[] {
  const claims = [
    ...Object.entries(workload.volumes).flatMap(([name, { persistentVolumeClaim }]) =>
      persistentVolumeClaim ? [[name, persistentVolumeClaim] as const] : [],
    ),
    ...Object.entries(workload.volumeClaimTemplates),
  ];
  return claims.map(([name, { storageClassName = "" }]) => {
    if (storageClassName === "") return "A default StorageClass (or `global.storageClassName`)";
    const path = [...workloadScope(workload), "persistence", valuesKey(name), "storageClassName"].join(".");
    return `StorageClass ${shown(storageClassName)} (\`${prefix}${path}\`)`;
  });
}

function runtimeNeeds({ runtimeClassName, schedulerName }: Workload): readonly string[] {
  return [
    ...(runtimeClassName === undefined ? [] : [`RuntimeClass ${shown(runtimeClassName)}`]),
    ...(schedulerName === undefined ? [] : [`Scheduler ${shown(schedulerName)}`]),
  ];
}

/** The nodes of the pools that the services run on, or may run on. */
function poolNeeds({ nodePools }: Catalogue, services: readonly Service[]): readonly string[] {
  const workloads = services.flatMap((service) => service.workloads);
  return nodePools
    .filter(({ name }) => workloads.some(({ nodePool }) => nodePool === name))
    .map(({ name, labels, taints }) => {
      const marks = [
        ...Object.entries(labels).map(([key, value]) => `label ${shown(`${key}=${value}`)}`),
        ...taints.map(
          ({ key, value, effect }) =>
            `taint ${shown(`${key}${value === undefined ? "" : `=${value}`}:${effect}`)}`,
        ),
      ];
      return (
        `Nodes of the pool ${name}${marks.length === 0 ? "" : ` with ${marks.join(" and ")}`}, ` +
        "where `global.nodePools.enabled` is true"
      );
    });
}

/** Labels beside those that every node has: pods that select by them stay pending without. */
function nodeNeeds(workload: Workload, prefix: string): readonly string[] {
  const { nodeSelector, topologySpreadConstraints } = workload;
  const value = [...workloadScope(workload), "nodeSelector"].join(".");
  const selected = Object.entries(nodeSelector).map(([key, value]) => `${key}=${value}`);
  const spread = topologySpreadConstraints
    .map(({ topologyKey }) => topologyKey)
    .filter((key) => !usual.has(key));
  return [
    ...selected.map((label) => `Nodes with label ${shown(label)} (\`${prefix}${value}\`)`),
    ...spread.map((key) => `Nodes with label ${shown(key)}, which pods are spread over`),
  ];
}

const usual = new Set([
  "kubernetes.io/hostname",
  "topology.kubernetes.io/zone",
  "topology.kubernetes.io/region",
]);

function shown(text: string): string {
  return `\`${text}\``;
}
