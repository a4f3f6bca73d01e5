import type { Catalogue, Container, Service, Workload } from "../../model/catalogue.js";
import { runningContainers } from "../../facts/parts.js";
import { allWorkloads } from "../../facts/steps.js";
import type { Problem } from "../../../problem/problem.js";
import type { Rule } from "../rule.js";
import { missingUser } from "./image-users.js";

type Requirement = Catalogue["require"][number];

/** What a catalogue would be better with, and by which word `require` makes a problem of it. */
export interface Hint extends Problem {
  readonly requirement: Requirement;
}

/** What the catalogue itself requires, every container has. */
export const requirements: Rule = (catalogue) =>
  hints(catalogue)
    .filter(({ requirement }) => catalogue.require.includes(requirement))
    .map(({ path, message, requirement }) => ({ path, message: `${message} (require: ${requirement})` }));

/** Probes, requests, limits and users that are missing: right for some programs, and forgotten for most. */
export function hints({ services }: Catalogue): readonly Hint[] {
  return services.flatMap((service) =>
    allWorkloads(service).flatMap((workload) => [
      ...probeHints(service, workload),
      ...[...workload.containers, ...workload.initContainers].flatMap((container) => [
        ...resourceHints(container),
        ...userHints(workload, container),
      ]),
    ]),
  );
}

// Only what answers requests can be asked whether it does.
function probeHints({ kubernetesServices }: Service, workload: Workload): readonly Hint[] {
  if (workload.kind === "Job" || workload.kind === "CronJob") return [];
  const ports = new Set(
    kubernetesServices
      .filter(({ workloads }) => workloads?.includes(workload.name ?? "") ?? true)
      .flatMap((service) => service.ports.map(({ targetPort }) => targetPort)),
  );
  return runningContainers(workload)
    .filter((container) => container.ports.some(({ name }) => ports.has(name)))
    .flatMap(({ path, readinessProbe, livenessProbe }) => [
      ...(readinessProbe === undefined
        ? [hint("probes", path, "has no readinessProbe, so requests come before it can answer them")]
        : []),
      ...(livenessProbe === undefined
        ? [hint("probes", path, "has no livenessProbe, so nothing restarts it when it hangs")]
        : []),
    ]);
}

function resourceHints({ path, resources: { requests = {}, limits = {} } }: Container): readonly Hint[] {
  const missing = (["cpu", "memory"] as const).filter(
    (resource) => requests[resource] === undefined && limits[resource] === undefined,
  );
  return [
    ...(missing.length > 0
      ? [hint("requests", path, `has no request for ${missing.join(" and ")}, by which its node is chosen`)]
      : []),
    ...(limits["memory"] === undefined
      ? [hint("memoryLimits", path, "has no limit for memory, so it may take all that its node has")]
      : []),
  ];
}

// What the main container runs as, all of the pod does that says nothing else.
function userHints({ containers: [main] }: Workload, container: Container): readonly Hint[] {
  const isOwn = main!.runAsUser === undefined || container.runAsUser === null;
  const missing = isOwn ? missingUser(container) : undefined;
  return missing === undefined ? [] : [hint("users", container.path, missing)];
}

function hint(requirement: Requirement, path: string, message: string): Hint {
  return { requirement, path, message };
}
