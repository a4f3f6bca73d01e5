import type { LimitRange, Quantity, ResourceAmounts } from "../../../schemas/types/catalogue.js";
import type { Catalogue, Container, Service, Workload } from "../catalogue/model/catalogue.js";
import { quantity } from "../catalogue/facts/quantity.js";
import { valuesKey, workloadName } from "../catalogue/facts/object-names.js";
import { at } from "../problem/positions.js";
import { containerScope, workloadScope } from "../chart/values/container-values.js";
import {
  admittedResources,
  entries,
  givenResources,
  type ContainerResources,
} from "./container-resources.js";
import { containerPath, workloadPath, type EffectiveValues } from "./effective-values.js";
import { mapAt, type ValueMap } from "../chart/values/value-map.js";
import { readyCalls } from "../chart/ordering/gate.js";
import { waitsForMigration } from "../order/plan/environment.js";
import { environmentOf } from "./environment-of.js";
import { always, type PerPhase } from "../chart/kind/phases.js";
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
  /** Whether it is a chart hook: Helm runs one at a time. */
  readonly isHook: boolean;
  /** Init containers last, in their order. */
  readonly containers: readonly ContainerDemand[];
  /** What one pod counts, by resource. */
  readonly requests: ReadonlyMap<string, bigint>;
  readonly limits: ReadonlyMap<string, bigint>;
  readonly claims: readonly ClaimDemand[];
}

/** What a LimitRange looks at. */
export type PodDemand = Pick<Demand, "path" | "containers" | "requests" | "limits" | "claims">;

export interface ContainerDemand {
  readonly name: string;
  /** An init container ends before the main ones start, unless it is a sidecar. */
  readonly role: "main" | "sidecar" | "init";
  readonly path: string;
  readonly given: ContainerResources;
  /** With what the API server and the LimitRange fill in. */
  readonly admitted: ContainerResources;
}

export interface ClaimDemand {
  /** `store/data`: the workload and its volume. */
  readonly name: string;
  /** Of its size. */
  readonly path: string;
  readonly size: Quantity;
  /** Empty: the cluster's default. */
  readonly storageClassName: string;
  readonly count: PerPhase;
}

/** What the workloads of all services that are installed ask of their namespace. */
export function demands(
  catalogue: Catalogue,
  effective: EffectiveValues,
  limitRange: LimitRange | undefined,
): readonly Demand[] {
  // Where the catalogue gives no number, there is no DaemonSet or no quota.
  const nodes = catalogue.namespace?.nodes ?? 1;
  return catalogue.services.flatMap((service) => {
    const own = effective.services.get(service.name);
    return own === undefined
      ? []
      : service.workloads.map((workload) =>
          demand(
            effective,
            service,
            workload,
            own,
            nodes,
            limitRange,
            waits(catalogue, effective, service, workload),
          ),
        );
  });
}

/**
 * What the pods of one workload ask for.
 *
 * @param waiting what an init container of ours, which waits, asks for; undefined: there is none
 */
export function demand(
  effective: EffectiveValues,
  service: Service,
  workload: Workload,
  own: ValueMap,
  nodes: number,
  limitRange: LimitRange | undefined,
  waiting: ContainerResources | undefined,
): Demand {
  const values = mapAt(own, workloadScope(workload));
  const container = (one: Container, role: ContainerDemand["role"]): ContainerDemand => {
    const given = givenResources(mapAt(own, containerScope(workload, one)));
    return {
      name: one.name,
      role,
      path: containerPath(effective, service, workload, one),
      given,
      admitted: admittedResources(given, limitRange),
    };
  };
  const containers: readonly ContainerDemand[] = [
    ...(waiting ? [waitingContainer(effective, waiting, limitRange)] : []),
    ...workload.containers.map((one) => container(one, "main")),
    ...workload.initContainers.map((one) => container(one, one.sidecar ? "sidecar" : "init")),
  ];
  const pods = podCounts(workload, values, nodes);
  return {
    service,
    workload,
    values,
    pods,
    isHook: false,
    name: workloadName(service, workload),
    path: workloadPath(effective, service, workload),
    containers,
    requests: podAmounts(containers, "requests"),
    limits: podAmounts(containers, "limits"),
    claims: claims(effective, service, workload, values, pods),
  };
}

/** A container of the program that waits and guards. */
export function waitingContainer(
  { words }: EffectiveValues,
  given: ContainerResources,
  limitRange: LimitRange | undefined,
): ContainerDemand {
  return {
    name: "wait",
    role: "init",
    path: words === "catalogue" ? "ordering" : "global.ordering",
    given,
    admitted: admittedResources(given, limitRange),
  };
}

/** What the program that waits asks for, in the pods of a workload that wait. */
function waits(
  catalogue: Catalogue,
  effective: EffectiveValues,
  service: Service,
  workload: Workload,
): ContainerResources | undefined {
  const isWaiting =
    waitsForMigration(catalogue, service, environmentOf(catalogue, effective)) ||
    readyCalls(service, workload).length > 0;
  return isWaiting ? givenResources(mapAt(effective.global, ["ordering"])) : undefined;
}

/** A pod counts as much as it has at the moment when it has most of a resource. */
export function podAmounts(
  containers: readonly ContainerDemand[],
  field: keyof ContainerResources,
): ReadonlyMap<string, bigint> {
  const most = new Map<string, bigint>();
  for (const moment of moments(containers)) {
    for (const [resource, amount] of sum(moment.map(({ admitted }) => admitted[field]))) {
      if (amount >= (most.get(resource) ?? 0n)) most.set(resource, amount);
    }
  }
  return most;
}

/**
 * The containers that are there at once: in the end all but plain init containers, and before that each of
 * those beside the sidecars that are up by then. Source: Kubernetes, component-helpers/resource.
 */
export function moments(containers: readonly ContainerDemand[]): readonly (readonly ContainerDemand[])[] {
  const starting = containers.flatMap((container, i) =>
    container.role === "init"
      ? [[container, ...containers.slice(0, i).filter(({ role }) => role === "sidecar")]]
      : [],
  );
  return [containers.filter(({ role }) => role !== "init"), ...starting];
}

/** Amounts added up by resource. */
export function sum(all: readonly ResourceAmounts[]): ReadonlyMap<string, bigint> {
  const total = new Map<string, bigint>();
  for (const [resource, amount] of all.flatMap(entries))
    total.set(resource, (total.get(resource) ?? 0n) + quantity(amount));
  return total;
}

// Claims of a StatefulSet stay when it has fewer pods again; ephemeral ones come and go with each pod.
function claims(
  effective: EffectiveValues,
  service: Service,
  workload: Workload,
  values: ValueMap,
  pods: PerPhase,
): readonly ClaimDemand[] {
  const { least, most } = replicas(workload, values);
  const tuned = (name: string, field: string, count: PerPhase): ClaimDemand => {
    const { size, storageClassName } = mapAt(values, ["persistence", valuesKey(name)]);
    const steps =
      effective.words === "values"
        ? ["persistence", valuesKey(name)]
        : [field, name, ...(field === "volumes" ? ["persistentVolumeClaim"] : [])];
    return {
      name: `${workloadName(service, workload)}/${name}`,
      path: at(workloadPath(effective, service, workload), ...steps, "size"),
      size: size as Quantity,
      storageClassName: String(storageClassName || effective.global["storageClassName"] || ""),
      count,
    };
  };
  return [
    ...Object.entries(workload.volumes).flatMap(([name, { persistentVolumeClaim, ephemeral }]) => [
      ...(persistentVolumeClaim ? [tuned(name, "volumes", always(1))] : []),
      ...(ephemeral
        ? [
            {
              name: `${workloadName(service, workload)}/${name}`,
              path: at(workloadPath(effective, service, workload), "volumes", name),
              size: ephemeral.volumeClaimTemplate.spec.resources.requests.storage,
              storageClassName: ephemeral.volumeClaimTemplate.spec.storageClassName ?? "",
              count: pods,
            },
          ]
        : []),
    ]),
    ...Object.keys(workload.volumeClaimTemplates).map((name) =>
      tuned(name, "volumeClaimTemplates", { start: least, surge: least, most }),
    ),
  ];
}
