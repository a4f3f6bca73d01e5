import type { Catalogue, Service } from "../../../catalogue/model/catalogue.js";
import { listed } from "../../../problem/shown.js";
import { externalNamed } from "../../../catalogue/facts/target.js";
import {
  neededInside,
  runsAsGate,
  waitsHere,
  type Environment,
  type WaitedFor,
} from "../../plan/environment.js";
import { startGraph, waves, within, type Graph } from "../../plan/graph.js";
import { hookOf } from "./hooks.js";

/** Why a service comes where it comes in an environment, a line each. */
export function explain(catalogue: Catalogue, environment: Environment, service: Service): readonly string[] {
  if (!environment.installed.has(service.name)) return [`${service.name} is not installed here.`];
  const graph = within(startGraph(catalogue), environment);
  const wave = waves(graph).get(service.name)!;
  const waited = waitsHere(catalogue, environment, service);
  return [
    `${service.name} is in wave ${wave} of ${Math.max(...waves(graph).values())}.`,
    ...waveReasons(graph, service.name, waited),
    ...waited.map((wait) =>
      wait.revision === undefined
        ? `Its pods wait until ${wait.service} accepts connections.`
        : `Its pods wait until the migration of ${wait.service} to revision ${wait.revision} has succeeded.`,
    ),
    ...left(catalogue, environment, service),
    ...migrationReasons(catalogue, environment, service),
    ...(service.smokeCheck
      ? [
          `Its smoke check has weight ${hookOf(catalogue, `smoke check/${service.name}`, "job").weight} ` +
            "after the rollout: checks come after all migrations, in the order in which services start.",
        ]
      : []),
    ...neededBy(graph, service.name),
  ];
}

function waveReasons(graph: Graph, name: string, waited: readonly WaitedFor[]): readonly string[] {
  const numbers = waves(graph);
  const before = [...graph.get(name)!].filter(([earlier]) =>
    waited.every(({ service }) => service !== earlier),
  );
  if (before.length + waited.length === 0) return ["It needs no service of this release to be up before it."];
  return before.map(([earlier, reason]) =>
    reason === "startsAfter"
      ? `It expects ${earlier} (wave ${numbers.get(earlier)}), for startsAfter names it, and does not wait.`
      : `Its migration waits for ${earlier} (wave ${numbers.get(earlier)}).`,
  );
}

function left(
  catalogue: Catalogue,
  { installed, elsewhere }: Environment,
  { startsAfter, migration, waits }: Service,
): readonly string[] {
  const awaited = waits.filter(({ until }) => until === "ready").map(({ service }) => service);
  return [...new Set([...startsAfter, ...(migration?.needs ?? [])])]
    .filter((name) => !awaited.includes(name))
    .filter((name) => !installed.has(name) || elsewhere.has(name))
    .map((name) => {
      const where = externalNamed(catalogue, name)
        ? "an external service"
        : elsewhere.has(name)
          ? "elsewhere (global.endpoints)"
          : "not installed";
      return `${name} is ${where}, so nothing waits for it.`;
    });
}

function migrationReasons(
  catalogue: Catalogue,
  environment: Environment,
  service: Service,
): readonly string[] {
  const { migration } = service;
  if (migration === undefined) return [];
  const { weight } = hookOf(catalogue, `migration/${service.name}`, "job");
  const range =
    `Its data is of revision ${migration.revision} then, on which ` +
    `programs from revision ${migration.compatibleFrom} on run.`;
  if (migration.when === "after")
    return [
      `Its migration has weight ${weight} ` +
        "after the rollout, for it needs the service to be up (after: start).",
      range,
    ];
  if (!runsAsGate(catalogue, service, environment)) {
    return [
      `Its migration is a hook with weight ${weight} ` +
        "before the rollout: nothing that it needs comes with this release.",
      range,
    ];
  }
  const inside = neededInside(catalogue, migration, environment);
  const reason =
    inside.length > 0
      ? `${listed(inside, "and")} ${inside.length === 1 ? "comes" : "come"} with this release`
      : "its Secret comes with this release, as a SealedSecret";
  return [
    `Its migration is not a hook but a Job of the release that its pods wait for, because ${reason}.`,
    range,
  ];
}

function neededBy(graph: Graph, name: string): readonly string[] {
  const later = [...graph].filter(([, before]) => before.has(name)).map(([service]) => service);
  return later.length === 0 ? [] : [`After it: ${later.join(", ")}.`];
}
