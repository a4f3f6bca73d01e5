import type { Catalogue, Service } from "../../catalogue/model/catalogue.js";
import { serviceNamed } from "../../catalogue/facts/target.js";
import { migrationWay, neededInside, type Environment } from "./environment.js";
import { inOrder, startGraph, waves, within } from "./graph.js";
import { hookWeights } from "./hook-weights.js";

export const events = ["install", "upgrade", "rollback", "uninstall"] as const;
export type Event = (typeof events)[number];

/** What happens in a release, in its order. */
export interface Plan {
  readonly event: Event;
  /** Chart hooks, one after the other, before Kubernetes gets anything else. */
  readonly before: readonly HookStep[];
  /** What Kubernetes starts; the services of a wave may come up together. */
  readonly rollout: readonly (readonly Start[])[];
  /** Chart hooks, one after the other, when all is up (`--wait`). */
  readonly after: readonly HookStep[];
  /** What stays when the release is gone. */
  readonly stays: readonly string[];
}

export interface HookStep {
  readonly kind: "guard" | "migration" | "smoke check";
  /** Empty for the guard, which is for all. */
  readonly service: string;
  /** Of its Job. */
  readonly weight: number;
  /** Seconds that it may take. */
  readonly seconds: number;
  /** Of the data afterwards. */
  readonly revision: number | undefined;
}

export interface Start {
  readonly service: string;
  /** Services of earlier waves that it starts after. */
  readonly after: readonly string[];
  /** A migration that its pods wait for. */
  readonly gate:
    | { readonly revision: number; readonly waitsFor: readonly string[]; readonly seconds: number }
    | undefined;
}

/** Seconds that the guard may take. */
export const guardSeconds = 60;

/** The plan of an event in an environment. */
export function plan(catalogue: Catalogue, environment: Environment, event: Event): Plan {
  const whole = startGraph(catalogue);
  const graph = within(whole, environment);
  const services = inOrder(whole)
    .filter((name) => environment.installed.has(name))
    .map((name) => serviceNamed(catalogue, name)!);
  const weights = hookWeights(catalogue);
  const rolls = event === "install" || event === "upgrade";
  const migrated = services.filter(({ migration }) => migration);
  const way = (service: Service) => migrationWay(catalogue, service, environment);
  const hook = (service: Service, kind: "migration" | "smoke check", weight: number): HookStep => ({
    kind,
    service: service.name,
    weight,
    seconds: environment.seconds(service.name, kind === "migration" ? "migration" : "smokeCheck"),
    revision: kind === "migration" ? service.migration!.revision : undefined,
  });
  const guarded = migrated.length > 0 && (event === "upgrade" || event === "rollback");
  return {
    event,
    before: [
      ...(guarded
        ? [
            {
              kind: "guard" as const,
              service: "",
              weight: weights.before.get("guard/job")!,
              seconds: guardSeconds,
              revision: undefined,
            },
          ]
        : []),
      ...(rolls
        ? migrated
            .filter((service) => service.migration!.when === "before" && way(service) === "hook")
            .map((service) => hook(service, "migration", weights.before.get(`${service.name}/job`)!))
        : []),
    ],
    rollout:
      event === "uninstall"
        ? []
        : byWave(
            services.map((service) =>
              start(catalogue, environment, service, [...graph.get(service.name)!.keys()]),
            ),
            waves(graph),
          ),
    after: rolls
      ? [
          ...migrated
            .filter(({ migration }) => migration!.when === "after")
            .map((service) => hook(service, "migration", weights.after.get(`${service.name}/migration`)!)),
          ...services
            .filter(({ smokeCheck }) => smokeCheck)
            .map((service) => hook(service, "smoke check", weights.after.get(`${service.name}/smokeCheck`)!)),
        ]
      : [],
    stays: event === "uninstall" ? leftBehind(services) : [],
  };
}

/** The longest that the hooks of a plan may take together, and the longest of them, in seconds. */
export function hookSeconds({ before, after }: Plan): { readonly sum: number; readonly longest: number } {
  const all = [...before, ...after].map(({ seconds }) => seconds);
  return { sum: all.reduce((sum, seconds) => sum + seconds, 0), longest: Math.max(0, ...all) };
}

function start(
  catalogue: Catalogue,
  environment: Environment,
  service: Service,
  after: readonly string[],
): Start {
  const { name, migration } = service;
  const gated = migration !== undefined && migrationWay(catalogue, service, environment) === "gate";
  return {
    service: name,
    after,
    gate: gated
      ? {
          revision: migration.revision,
          waitsFor: neededInside(catalogue, migration, environment),
          seconds: environment.seconds(name, "migration"),
        }
      : undefined,
  };
}

function byWave(
  starts: readonly Start[],
  numbers: ReadonlyMap<string, number>,
): readonly (readonly Start[])[] {
  const all: Start[][] = [];
  for (const one of starts) (all[numbers.get(one.service)! - 1] ??= []).push(one);
  return all;
}

function leftBehind(services: readonly Service[]): readonly string[] {
  return [
    ...new Set(
      services.flatMap(({ name, migration, workloads }) => [
        ...(migration ? [`ConfigMap ${name}-data-${migration.revision}, the record of its data`] : []),
        ...workloads.flatMap(({ volumes, volumeClaimTemplates, persistentVolumeClaimRetentionPolicy }) => [
          ...(persistentVolumeClaimRetentionPolicy?.whenDeleted === "Delete"
            ? []
            : Object.keys(volumeClaimTemplates).map((claim) => `claims ${claim} of ${name}`)),
          ...Object.entries(volumes).flatMap(([volume, { persistentVolumeClaim }]) =>
            persistentVolumeClaim?.keep ? [`claim ${volume} of ${name}`] : [],
          ),
        ]),
      ]),
    ),
  ];
}
