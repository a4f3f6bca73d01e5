import type { Catalogue, Migration, Service } from "../../model/catalogue.js";
import type { Problem } from "../../../problem/problem.js";
import { listed } from "../../../problem/shown.js";
import { externalNamed, isUnresolved, resolveCall, serviceNamed } from "../../facts/target.js";
import { hinted } from "../../../problem/suggest.js";
import { rolloutPatience } from "../../facts/workload-kind.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/**
 * A migration can run at some point of every release: what it needs is there by then. And it says on purpose
 * what it breaks.
 */
export const migrations: Rule = (catalogue) => [
  ...catalogue.services.flatMap((service) =>
    service.migration
      ? [
          ...rangeProblems(service.migration),
          ...silenceProblems(catalogue, service, service.migration),
          ...needProblems(catalogue, service, service.migration),
          ...deadlineProblems(catalogue, service, service.migration),
        ]
      : [],
  ),
  ...circles(catalogue),
];

function rangeProblems({ path, revision, compatibleFrom, breaking }: Migration): readonly Problem[] {
  if (compatibleFrom > revision)
    return [
      {
        path: at(path, "compatibleFrom"),
        message: `must be at most revision, which is ${revision}, got ${compatibleFrom}`,
      },
    ];
  const breaks = compatibleFrom > revision - 1 && revision > 1;
  if (breaks && !breaking) {
    return [
      {
        path,
        message:
          `leaves the programs of revision ${revision - 1} behind, which serve ` +
          "until the new ones do and may be rolled back to. Say compatibleFrom: " +
          `${revision - 1} if they run on the data, else breaking: true`,
      },
    ];
  }
  return breaking && !breaks
    ? [
        {
          path: at(path, "breaking"),
          message:
            revision === 1
              ? "is for a revision after the first"
              : `contradicts compatibleFrom, which is ${compatibleFrom}`,
        },
      ]
    : [];
}

// It would fail at the first installation, for nothing tells it where its store is and no policy lets it
// there.
function silenceProblems(
  catalogue: Catalogue,
  { name, calls }: Service,
  { path, needs, needsIsExplicit }: Migration,
): readonly Problem[] {
  const called = [...new Set(calls.map(({ callee }) => callee))].filter((callee) =>
    serviceNamed(catalogue, callee),
  );
  if (needsIsExplicit || needs.length > 0 || called.length === 0) return [];
  return [
    {
      path,
      message:
        `needs nothing, though ${name} calls ${listed(called, "and")}; it would ` +
        "neither know their addresses nor reach them. Say needs: " +
        `${JSON.stringify(called)} with those that it needs, or needs: [] on purpose`,
    },
  ];
}

function needProblems(
  catalogue: Catalogue,
  service: Service,
  { path, needs }: Migration,
): readonly Problem[] {
  return needs.flatMap((name, i) => {
    const problem = needProblem(catalogue, service, name);
    return problem === undefined ? [] : [{ path: at(path, "needs", i), message: problem }];
  });
}

// Pods that wait for a migration make no progress, for which Kubernetes gives a Deployment some time.
function deadlineProblems(
  catalogue: Catalogue,
  { name, workloads }: Service,
  { path, when, needs, workload }: Migration,
): readonly Problem[] {
  if (when === "after" || !needs.some((need) => serviceNamed(catalogue, need))) return [];
  const { activeDeadlineSeconds = 0 } = workload.job!;
  const patience = rolloutPatience(workloads);
  if (activeDeadlineSeconds < patience) return [];
  return [
    {
      path: at(path, "activeDeadlineSeconds"),
      message:
        `must be less than the progressDeadlineSeconds of ${name}, which is ${patience}, got ` +
        `${activeDeadlineSeconds}: where pods wait for the migration, their rollout would fail before it`,
    },
  ];
}

function needProblem(catalogue: Catalogue, service: Service, name: string): string | undefined {
  const known = serviceNamed(catalogue, name);
  if (known === undefined && externalNamed(catalogue, name) === undefined) {
    return hinted(`names ${JSON.stringify(name)}, which is not in the catalogue`, name, [
      ...catalogue.services.map((other) => other.name),
      ...Object.keys(catalogue.externalServices),
    ]);
  }
  if (known === service)
    return "names the service itself, which starts after its migration. Say after: start if it must be up";
  const calls = service.calls.filter(({ callee }) => callee === name);
  if (calls.length === 0)
    return `names ${name}, which ${service.name} does not call, so it would not know where it is`;
  if (known?.enabled === false && service.enabled)
    return `names ${name}, which is not installed (enabled: false), so it would wait forever`;
  const targets = calls
    .map((call) => resolveCall(catalogue, call))
    .flatMap((target) => (isUnresolved(target) ? [] : [target]));
  const waitable = targets.some(
    (target) => !target.inside || target.ports.some(({ protocol }) => protocol === "TCP"),
  );
  return targets.length === 0 || waitable ? undefined : `names ${name}, which has no TCP port to wait for`;
}

/**
 * A migration waits for what it needs, and its service for the migration; so both kinds of waiting together
 * make no circle.
 */
function circles(catalogue: Catalogue): readonly Problem[] {
  const way: string[] = [];
  const done = new Set<string>();
  const problems: Problem[] = [];
  for (const { name } of catalogue.services) follow(name);
  return problems;

  function follow(name: string): void {
    const start = way.indexOf(name);
    if (start >= 0) {
      const problem = circle(catalogue, way.slice(start));
      if (problem) problems.push(problem);
      return;
    }
    if (done.has(name)) return;
    way.push(name);
    for (const earlier of waitsFor(serviceNamed(catalogue, name))) follow(earlier);
    way.pop();
    done.add(name);
  }
}

// A circle of startsAfter alone is a problem of that rule, and a service that needs itself is told above.
function circle(catalogue: Catalogue, names: readonly string[]): Problem | undefined {
  const by = names.findIndex(
    (name, i) => !serviceNamed(catalogue, name)!.startsAfter.includes(names[(i + 1) % names.length]!),
  );
  if (by < 0 || names.length === 1) return undefined;
  const turned = [...names.slice(by), ...names.slice(0, by)];
  const { path, needs } = serviceNamed(catalogue, turned[0]!)!.migration!;
  return {
    path: at(path, "needs", needs.indexOf(turned[1]!)),
    message: `waits for itself in a circle: ${[...turned, turned[0]].join(" → ")}`,
  };
}

function waitsFor(service: Service | undefined): readonly string[] {
  if (service === undefined) return [];
  return [...service.startsAfter, ...(service.migration?.when === "before" ? service.migration.needs : [])];
}
