import type { LimitRange, ResourceAmounts } from "../../../schemas/types/catalogue.js";
import { withoutRepetition } from "../catalogue/document-order.js";
import type { Problem } from "../problem/problem.js";
import { quantity } from "../catalogue/facts/quantity.js";
import { at } from "../problem/positions.js";
import { entries } from "./container-resources.js";
import { moments, sum as total, type ClaimDemand, type ContainerDemand, type PodDemand } from "./demand.js";
import { shownAmount } from "./shown-amount.js";

/**
 * Containers, pods and claims that a LimitRange refuses. Source: Kubernetes,
 * plugin/pkg/admission/limitranger.
 */
export function limitRangeProblems(
  limitRange: LimitRange,
  demands: readonly PodDemand[],
): readonly Problem[] {
  // Many pods may wait, with one figure for all.
  return withoutRepetition(
    demands.flatMap((demand) => [
      ...demand.containers.flatMap((container) => containerProblems(limitRange, container)),
      ...podProblems(limitRange, demand),
      ...demand.claims.flatMap((claim) => claimProblems(limitRange, claim)),
    ]),
  );
}

function containerProblems(
  { container: bounds = {} }: LimitRange,
  { path, given, admitted }: ContainerDemand,
): readonly Problem[] {
  const place = (field: "requests" | "limits", resource: string) => at(path, "resources", field, resource);
  // A limit without a request is the request too, and one problem.
  const said = [
    ...entries(given.requests).map(([resource, amount]) => ["requests", resource, amount] as const),
    ...entries(given.limits).map(([resource, amount]) => ["limits", resource, amount] as const),
  ];
  return [
    ...said.flatMap(([field, resource, amount]) => {
      const [least, most] = [bounds.min?.[resource], bounds.max?.[resource]];
      if (least !== undefined && quantity(amount) < quantity(least))
        return [
          {
            path: place(field, resource),
            message: `must be at least ${least}, the LimitRange's minimum for a container, got ${amount}`,
          },
        ];
      if (most !== undefined && quantity(amount) > quantity(most))
        return [
          {
            path: place(field, resource),
            message: `must be at most ${most}, the LimitRange's maximum for a container, got ${amount}`,
          },
        ];
      return [];
    }),
    ...entries(given.requests).flatMap(([resource, request]) => {
      const limit = admitted.limits[resource];
      if (given.limits[resource] !== undefined || limit === undefined || quantity(request) <= quantity(limit))
        return [];
      return [
        {
          path: place("requests", resource),
          message:
            `must be at most ${limit}, the LimitRange's limit for a container ` +
            `that has none, got ${request}. Give the container a limit`,
        },
      ];
    }),
  ];
}

function podProblems({ pod: { min, max } = {} }: LimitRange, demand: PodDemand): readonly Problem[] {
  return [
    ...entries(min).flatMap(([resource, least]) =>
      podProblem(
        demand,
        "requests",
        resource,
        (sum) => sum < quantity(least),
        `the LimitRange's minimum for a pod is ${least}`,
      ),
    ),
    ...entries(max).flatMap(([resource, most]) =>
      podProblem(
        demand,
        "limits",
        resource,
        (sum) => sum > quantity(most),
        `the LimitRange's maximum for a pod is ${most}`,
      ),
    ),
  ];
}

function podProblem(
  { path, containers, ...sums }: PodDemand,
  field: "requests" | "limits",
  resource: string,
  isWrong: (sum: bigint) => boolean,
  bound: string,
): readonly Problem[] {
  const sum = sums[field].get(resource);
  if (sum === undefined) return [{ path, message: `has pods without ${field}.${resource}; ${bound}` }];
  if (!isWrong(sum)) return [];
  const moment =
    moments(containers).find(
      (present) => total(present.map(({ admitted }) => admitted[field])).get(resource) === sum,
    ) ?? [];
  const parts = moment.flatMap(({ name, admitted }) => part(name, admitted[field], resource));
  return [
    {
      path,
      message:
        `has pods with ${field}.${resource} of ` +
        `${shownAmount(resource, sum)}; ${bound} (${parts.join(", ")})`,
    },
  ];
}

function part(name: string, amounts: ResourceAmounts, resource: string): readonly string[] {
  return amounts[resource] === undefined ? [] : [`${name} ${amounts[resource]}`];
}

function claimProblems(
  { persistentVolumeClaim: { min, max } = {} }: LimitRange,
  { path, size }: ClaimDemand,
): readonly Problem[] {
  if (min !== undefined && quantity(size) < quantity(min.storage))
    return [
      {
        path,
        message:
          `must be at least ${min.storage}, the LimitRange's ` +
          `minimum for a PersistentVolumeClaim, got ${size}`,
      },
    ];
  if (max !== undefined && quantity(size) > quantity(max.storage))
    return [
      {
        path,
        message:
          `must be at most ${max.storage}, the LimitRange's ` +
          `maximum for a PersistentVolumeClaim, got ${size}`,
      },
    ];
  return [];
}
