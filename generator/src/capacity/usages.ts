import type { Catalogue } from "../catalogue/model/catalogue.js";
import { quantity } from "../catalogue/facts/quantity.js";
import type { ContainerDemand, Demand } from "./demand.js";
import type { EffectiveValues } from "./effective-values.js";
import { objectUsages } from "./object-usages.js";
import { always, type PerPhase } from "../chart/kind/phases.js";

/** One of those who share what a quota allows: so many, each so much. */
export interface Usage {
  readonly name: string;
  readonly count: PerPhase;
  /** In the units of `quantity`. */
  readonly each: bigint;
}

/** Who shares what, by the words of a ResourceQuota. What is not in it cannot be told beforehand. */
export type Usages = ReadonlyMap<string, readonly Usage[]>;

/**
 * Whether every container must say a resource, because a quota counts it. Source: Kubernetes,
 * pkg/quota/v1/evaluator/core/pods.go.
 */
export function missingResource(
  key: string,
  { admitted: { requests, limits } }: ContainerDemand,
): readonly ["requests" | "limits", string] | undefined {
  const [, field = "requests", resource = ""] = /^(?:(requests|limits)\.)?(cpu|memory)$/.exec(key) ?? [];
  if (resource === "") return undefined;
  return (field === "limits" ? limits : requests)[resource] === undefined
    ? [field as "requests" | "limits", resource]
    : undefined;
}

/** How all that the platform brings adds up. */
export function usages(catalogue: Catalogue, effective: EffectiveValues, demands: readonly Demand[]): Usages {
  const all = new Map<string, Usage[]>();
  const add = (key: string, usage: Usage) => {
    const known = all.get(key);
    if (known) known.push(usage);
    else all.set(key, [usage]);
  };
  for (const [key, usage] of hookUsages(demands.filter(({ isHook }) => isHook))) add(key, usage);
  for (const demand of demands.filter(({ isHook }) => !isHook)) {
    const { name, pods, requests, limits, claims } = demand;
    add("pods", { name, count: pods, each: one });
    for (const [resource, each] of requests) add(`requests.${resource}`, { name, count: pods, each });
    for (const [resource, each] of limits) add(`limits.${resource}`, { name, count: pods, each });
    for (const { name, size, storageClassName, count } of claims) {
      for (const prefix of [
        "",
        ...(storageClassName === "" ? [] : [`${storageClassName}.storageclass.storage.k8s.io/`]),
      ]) {
        add(`${prefix}requests.storage`, { name, count, each: quantity(size) });
        add(`${prefix}persistentvolumeclaims`, { name, count, each: one });
      }
    }
  }
  for (const { key, name, count } of objectUsages(catalogue, effective, demands)) {
    add(key, { name, count: typeof count === "number" ? always(count) : count, each: one });
  }
  return all;
}

// Of each resource, as much as the hook that needs most of it.
function hookUsages(hooks: readonly Demand[]): ReadonlyMap<string, Usage> {
  const most = new Map<string, Usage>();
  for (const { name, requests, limits } of hooks) {
    const amounts = [
      ["pods", one] as const,
      ...[...requests].map(([resource, each]) => [`requests.${resource}`, each] as const),
      ...[...limits].map(([resource, each]) => [`limits.${resource}`, each] as const),
    ];
    for (const [key, each] of amounts)
      if (each > (most.get(key)?.each ?? 0n)) most.set(key, { name, count: always(1), each });
  }
  return most;
}

/** The word under which `usages` has what a quota counts under another one. */
export function usageKey(key: string): string {
  if (/^(cpu|memory|ephemeral-storage|hugepages-.*)$/.test(key)) return `requests.${key}`;
  const counted = key.replace(/^count\//, "");
  return coreKinds.test(counted) ? counted : key;
}

const coreKinds =
  /^(services|secrets|configmaps|persistentvolumeclaims|resourcequotas|replicationcontrollers)$/;

const one = quantity(1);
