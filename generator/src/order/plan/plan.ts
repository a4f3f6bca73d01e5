import type { Catalogue, Service } from "../../catalogue/model/catalogue.js";
import { serviceNamed } from "../../catalogue/facts/target.js";
import { neededInside, runsAsGate, waitsHere, type Environment, type WaitedFor } from "./environment.js";
import { inOrder, startGraph, waves, within } from "./graph.js";
import { stepsOf, type Event, type Step } from "./steps.js";

/** What an event does in an environment, in its order. */
export interface Plan {
  readonly event: Event;
  /** One after the other, before Kubernetes gets anything else. */
  readonly before: readonly PlannedStep[];
  /** What Kubernetes starts; the services of a wave may come up together. */
  readonly rollout: readonly (readonly Start[])[];
  /** One after the other, when all is up. */
  readonly after: readonly PlannedStep[];
  /** What stays when the release is gone. */
  readonly stays: readonly string[];
}

/** A step whose Job runs. */
export interface PlannedStep {
  readonly step: Step;
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
  /** What its pods wait for otherwise. */
  readonly waits: readonly WaitedFor[];
}

/** Seconds that the guard may take. */
export const guardSeconds = 60;

/** The plan of an event in an environment. */
export function plan(catalogue: Catalogue, environment: Environment, event: Event): Plan {
  const steps = stepsOf(catalogue)
    .filter(({ events }) => events.some((own) => own === event))
    .filter((step) => runs(catalogue, environment, step))
    .map((step) => planned(catalogue, environment, step));
  const whole = startGraph(catalogue);
  const graph = within(whole, environment);
  const services = inOrder(whole)
    .filter((name) => environment.installed.has(name))
    .map((name) => serviceNamed(catalogue, name)!);
  return {
    event,
    before: steps.filter(({ step }) => step.when === "before"),
    rollout:
      event === "uninstall"
        ? []
        : byWave(
            services.map((service) =>
              start(catalogue, environment, service, [...graph.get(service.name)!.keys()]),
            ),
            waves(graph),
          ),
    after: steps.filter(({ step }) => step.when === "after"),
    stays: event === "uninstall" ? leftBehind(services) : [],
  };
}

// Only what has a Job is in a plan: copies of Secrets just help others.
function runs(catalogue: Catalogue, environment: Environment, { kind, service, when }: Step): boolean {
  switch (kind) {
    case "guard":
      return catalogue.services.some(({ name, migration }) => migration && environment.installed.has(name));
    case "secrets":
      return false;
    case "migration":
      return (
        environment.installed.has(service) &&
        (when === "after" || !runsAsGate(catalogue, serviceNamed(catalogue, service)!, environment))
      );
    case "smoke check":
      return environment.installed.has(service);
  }
}

function planned(catalogue: Catalogue, { seconds }: Environment, step: Step): PlannedStep {
  const { kind, service } = step;
  return {
    step,
    seconds:
      kind === "guard" ? guardSeconds : seconds(service, kind === "migration" ? "migration" : "smokeCheck"),
    revision: kind === "migration" ? serviceNamed(catalogue, service)!.migration!.revision : undefined,
  };
}

function start(
  catalogue: Catalogue,
  environment: Environment,
  service: Service,
  after: readonly string[],
): Start {
  const { name, migration } = service;
  const gated = migration !== undefined && runsAsGate(catalogue, service, environment);
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
    waits: waitsHere(catalogue, environment, service),
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
