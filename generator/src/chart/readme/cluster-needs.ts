import type { Catalogue, Service, Workload } from "../../catalogue/model/catalogue.js";
import { kinds } from "../kinds/index.js";
import { workloadScope } from "../values/container-values.js";

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
      ...kinds.flatMap(({ needs }) => needs({ catalogue, services, umbrella })),
      ...priorityNeeds(catalogue, services, umbrella),
      ...each(runtimeNeeds),
      ...poolNeeds(catalogue, services),
      ...each(nodeNeeds),
    ]),
  ];
}

/** Classes that are no one's default and that no chart brings. */
function priorityNeeds(
  { priorityClasses }: Catalogue,
  services: readonly Service[],
  umbrella: boolean,
): readonly string[] {
  const brought = new Set(umbrella ? priorityClasses.map(({ objectName }) => objectName) : []);
  return services
    .flatMap(({ workloads }) => workloads)
    .map(({ priorityClassName }) => priorityClassName)
    .filter((name) => name !== "" && !name.startsWith("system-") && !brought.has(name))
    .map((name) => `PriorityClass ${shown(name)}`);
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
