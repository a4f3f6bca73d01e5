import type { Catalogue, Migration, Service, Wait } from "../../model/catalogue.js";
import { externalNamed, isUnresolved, resolveCall, serviceNamed } from "../../facts/target.js";
import { rolloutPatience } from "../../facts/workload-kind.js";
import { at } from "../../../problem/positions.js";
import type { Problem } from "../../../problem/problem.js";
import type { Rule } from "../rule.js";

/** Pods wait only for what they can reach, and for what comes before they do. */
export const waits: Rule = (catalogue) =>
  catalogue.services.flatMap((service) => [
    ...nameProblems(service),
    ...service.waits.flatMap((wait) => [
      ...callProblems(catalogue, service, wait),
      ...(wait.until === "migrated" ? migrationProblems(catalogue, service, wait) : []),
    ]),
  ]);

const ours = ["wait-for-migration", "wait-for-migrations", "wait-for-services", "wait-for-stores"];

function nameProblems({ migration, waits, workloads }: Service): readonly Problem[] {
  if (migration === undefined && waits.length === 0) return [];
  const steps = migration === undefined ? [] : [migration.workload];
  const all = [...workloads, ...steps].flatMap(({ containers, initContainers }) => [
    ...containers,
    ...initContainers,
  ]);
  return all
    .filter(({ name }) => ours.includes(name))
    .map(({ path, name }) => ({
      path,
      message: `is ${name}, the name of a container that waits before those of the service`,
    }));
}

// Names that the catalogue does not have are told by the rule on startsAfter.
function callProblems(catalogue: Catalogue, service: Service, wait: Wait): readonly Problem[] {
  if (!serviceNamed(catalogue, wait.service) && !externalNamed(catalogue, wait.service)) return [];
  const path = at(wait.path, "service");
  const calls = service.calls.filter(({ callee }) => callee === wait.service);
  if (calls.length === 0)
    return [
      {
        path,
        message:
          `is ${wait.service}, which ${service.name} does not call, so its pods could not reach it. ` +
          `Add it to calls, or write startsAfter: [${JSON.stringify(wait.service)}], for which nothing waits`,
      },
    ];
  if (calls.every(({ optional }) => optional))
    return [
      {
        path,
        message:
          `is ${wait.service}, without which ${service.name} works (optional), so its pods would wait ` +
          "forever where it is not installed",
      },
    ];
  const targets = calls.map((call) => resolveCall(catalogue, call));
  const isDatagram = externalNamed(catalogue, wait.service)?.protocol === "UDP";
  const waitable = targets.some(
    (target) =>
      isUnresolved(target) || !target.inside || target.ports.some(({ protocol }) => protocol === "TCP"),
  );
  return wait.until === "migrated" || (waitable && !isDatagram)
    ? []
    : [{ path, message: `is ${wait.service}, which has no TCP port to wait for` }];
}

function migrationProblems(catalogue: Catalogue, service: Service, wait: Wait): readonly Problem[] {
  const other = serviceNamed(catalogue, wait.service);
  if (other === undefined) return [];
  const path = at(wait.path, "until");
  const { migration } = other;
  if (migration === undefined)
    return [{ path, message: `is migrated, but ${wait.service} has no migration` }];
  if (migration.when === "after")
    return [
      {
        path,
        message:
          `is migrated, but the migration of ${wait.service} runs when all pods are ready (after: start), ` +
          "so each would wait for the other. Say until: ready",
      },
    ];
  return deadlineProblems(service, wait, migration);
}

// Pods that wait make no progress, for which Kubernetes gives a Deployment some time.
function deadlineProblems(
  { workloads }: Service,
  wait: Wait,
  { workload: { job } }: Migration,
): readonly Problem[] {
  const deadline = job!.activeDeadlineSeconds ?? 0;
  const patience = rolloutPatience(workloads);
  return deadline < patience
    ? []
    : [
        {
          path: wait.path,
          message:
            `waits for a migration that may take ${deadline} seconds, longer than its ` +
            `progressDeadlineSeconds of ${patience}, after which its rollout fails`,
        },
      ];
}
