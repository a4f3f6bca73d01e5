import type { LimitRange, Quantity, ResourceAmounts } from "../../../schemas/types/catalogue.js";
import type { Catalogue, Container, Service, Workload } from "../catalogue/catalogue.js";
import { quantity } from "../catalogue/quantity.js";
import { valuesKey, workloadName } from "../catalogue/object-names.js";
import { at } from "../catalogue/rules/rule.js";
import { containerScope, workloadScope } from "../chart/container-values.js";
import type { ValueMap } from "../values/value-map.js";
import { admittedResources, entries, givenResources, type ContainerResources } from "./container-resources.js";
import { containerPath, mapAt, workloadPath, type EffectiveValues } from "./effective-values.js";
import { always, type PerPhase } from "./phases.js";
import { podCounts, replicas } from "./pod-counts.js";

/** What one workload asks of its namespace. */
export interface Demand {
  readonly service: Service;
  readonly workload: Workload;
  /** `shop`, or `shop-v2` for one of several workloads. */
  readonly name: string;
  readonly path: string;
  readonly values: ValueMap;
  readonly pods: PerPhase;
  readonly containers: readonly ContainerDemand[];
  /** What one pod counts, by resource. */
  readonly requests: ReadonlyMap<string, bigint>;
  readonly limits: ReadonlyMap<string, bigint>;
  readonly claims: readonly ClaimDemand[];
}

export interface ContainerDemand {
  readonly name: string;
  readonly path: string;
  readonly given: ContainerResources;
  /** With what the API server and the LimitRange fill in. */
  readonly admitted: ContainerResources;
}

export interface ClaimDemand {
  /** Of its size. */
  readonly path: string;
  readonly size: Quantity;
  /** Empty: the cluster's default. */
  readonly storageClassName: string;
  readonly count: PerPhase;
}

/** What the workloads of all services that are installed ask of their namespace. */
export function demands(catalogue: Catalogue, effective: EffectiveValues, limitRange: LimitRange | undefined): readonly Demand[] {
  const nodes = catalogue.namespace?.nodes ?? 1;
  return catalogue.services.flatMap((service) => {
    const own = effective.services.get(service.name);
    return own === undefined ? [] : service.workloads.map((workload) => demand(effective, service, workload, own, nodes, limitRange));
  });
}

function demand(effective: EffectiveValues, service: Service, workload: Workload, own: ValueMap, nodes: number, limitRange: LimitRange | undefined): Demand {
  const values = mapAt(own, workloadScope(workload));
  const container = (one: Container): ContainerDemand => {
    const given = givenResources(mapAt(own, containerScope(workload, one)));
    return { name: one.name, path: containerPath(effective, service, workload, one), given, admitted: admittedResources(given, limitRange) };
  };
  const [containers, initContainers] = [workload.containers.map(container), workload.initContainers.map(container)];
  const room = (name: keyof ContainerResources) => podAmounts(containers.map(({ admitted }) => admitted[name]), initContainers.map(({ admitted }, i) => ({ amounts: admitted[name], sidecar: workload.initContainers[i]!.sidecar })));
  const pods = podCounts(workload, values, nodes);
  return {
    service, workload, values, pods,
    name: workloadName(service, workload),
    path: workloadPath(effective, service, workload),
    containers: [...containers, ...initContainers],
    requests: room("requests"),
    limits: room("limits"),
    claims: claims(effective, service, workload, values, pods),
  };
}

interface InitAmounts {
  readonly amounts: ResourceAmounts;
  readonly sidecar: boolean;
}

/**
 * What a pod counts: all containers that run together, or the init container that needs more than that beside the sidecars which are
 * up by then. Source: Kubernetes, component-helpers/resource.
 */
function podAmounts(containers: readonly ResourceAmounts[], initContainers: readonly InitAmounts[]): ReadonlyMap<string, bigint> {
  const together = sum([...containers, ...initContainers.filter(({ sidecar }) => sidecar).map(({ amounts }) => amounts)]);
  const starting = initContainers.map(({ amounts, sidecar }, i) => sum([...(sidecar ? [] : [amounts]), ...initContainers.slice(0, i + 1).filter((init) => init.sidecar).map((init) => init.amounts)]));
  const most = new Map(together);
  for (const moment of starting) for (const [resource, amount] of moment) if (amount > (most.get(resource) ?? 0n)) most.set(resource, amount);
  return most;
}

function sum(all: readonly ResourceAmounts[]): ReadonlyMap<string, bigint> {
  const total = new Map<string, bigint>();
  for (const [resource, amount] of all.flatMap(entries)) total.set(resource, (total.get(resource) ?? 0n) + quantity(amount));
  return total;
}

// Claims of a StatefulSet stay when it has fewer pods again; ephemeral ones come and go with each pod.
function claims(effective: EffectiveValues, service: Service, workload: Workload, values: ValueMap, pods: PerPhase): readonly ClaimDemand[] {
  const { least, most } = replicas(workload, values);
  const tuned = (name: string, room: string, count: PerPhase): ClaimDemand => {
    const { size, storageClassName } = mapAt(values, ["persistence", valuesKey(name)]);
    const steps = effective.words === "values" ? ["persistence", valuesKey(name)] : [room, name, ...(room === "volumes" ? ["persistentVolumeClaim"] : [])];
    return {
      path: at(workloadPath(effective, service, workload), ...steps, "size"),
      size: size as Quantity,
      storageClassName: String(storageClassName || effective.global["storageClassName"] || ""),
      count,
    };
  };
  return [
    ...Object.entries(workload.volumes).flatMap(([name, { persistentVolumeClaim, ephemeral }]) => [
      ...(persistentVolumeClaim ? [tuned(name, "volumes", always(1))] : []),
      ...(ephemeral ? [ephemeralClaim(at(workloadPath(effective, service, workload), "volumes", name), ephemeral as ValueMap, pods)] : []),
    ]),
    ...Object.keys(workload.volumeClaimTemplates).map((name) => tuned(name, "volumeClaimTemplates", { start: least, surge: least, most })),
  ];
}

function ephemeralClaim(path: string, ephemeral: ValueMap, count: PerPhase): ClaimDemand {
  const { storage = 0 } = mapAt(ephemeral, ["volumeClaimTemplate", "spec", "resources", "requests"]);
  const { storageClassName = "" } = mapAt(ephemeral, ["volumeClaimTemplate", "spec"]);
  return { path, size: storage as Quantity, storageClassName: String(storageClassName), count };
}
