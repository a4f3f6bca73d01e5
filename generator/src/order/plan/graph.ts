import type { Catalogue, Service } from "../../catalogue/model/catalogue.js";
import { serviceNamed } from "../../catalogue/facts/target.js";

/** Why a service comes after another one. */
export type Reason = "startsAfter" | "migration";

/**
 * For each service, by name in the order of the catalogue: the services of the catalogue that come before it,
 * and why.
 */
export type Graph = ReadonlyMap<string, ReadonlyMap<string, Reason>>;

/**
 * Who needs whom to be up. Migrations that run after the rollout hold nobody up. It has no circles: two rules
 * see to that.
 */
export function startGraph(catalogue: Catalogue): Graph {
  return new Map(catalogue.declared.map((name) => [name, before(catalogue, serviceNamed(catalogue, name)!)]));
}

/**
 * The names of a graph, each after those that come before it; where there is a choice, the one that was
 * written down first. So a service that is added at the end of the catalogue comes last, unless others need
 * it.
 */
export function inOrder(graph: Graph): readonly string[] {
  const waiting = [...graph.keys()];
  const ordered = new Set<string>();
  while (waiting.length > 0) {
    const ready = waiting.findIndex((name) =>
      [...graph.get(name)!.keys()].every((earlier) => ordered.has(earlier)),
    );
    ordered.add(waiting[ready]!);
    waiting.splice(ready, 1);
  }
  return [...ordered];
}

/**
 * The wave of each service, from 1 on: those of a wave need only services of earlier waves, so they may start
 * together.
 */
export function waves(graph: Graph): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const name of inOrder(graph))
    found.set(name, 1 + Math.max(0, ...[...graph.get(name)!.keys()].map((earlier) => found.get(earlier)!)));
  return found;
}

/** A graph of the services that are installed; what is not, or is called elsewhere, holds nobody up. */
export function within(
  graph: Graph,
  {
    installed,
    elsewhere,
  }: { readonly installed: ReadonlySet<string>; readonly elsewhere: ReadonlySet<string> },
): Graph {
  const holds = (name: string) => installed.has(name) && !elsewhere.has(name);
  return new Map(
    [...graph]
      .filter(([name]) => installed.has(name))
      .map(([name, before]) => [name, new Map([...before].filter(([earlier]) => holds(earlier)))]),
  );
}

function before(catalogue: Catalogue, { startsAfter, migration }: Service): ReadonlyMap<string, Reason> {
  const needs = migration?.when === "before" ? migration.needs : [];
  const inside = (name: string) => serviceNamed(catalogue, name) !== undefined;
  return new Map<string, Reason>([
    ...needs.filter(inside).map((name) => [name, "migration"] as const),
    ...startsAfter.filter(inside).map((name) => [name, "startsAfter"] as const),
  ]);
}
