import type { LimitRange, Quantity, ResourceQuota } from "../../../schemas/types/catalogue.js";
import type { Problem } from "../problem/problem.js";
import { isShared, isWhole, quantity } from "../catalogue/facts/quantity.js";
import { at } from "../problem/positions.js";
import { entries } from "./container-resources.js";

/** The figures of a namespace. */
export interface Figures {
  readonly resourceQuota?: ResourceQuota | undefined;
  readonly limitRange?: LimitRange | undefined;
}

/**
 * Figures that Kubernetes would refuse, or that contradict each other. Source: Kubernetes,
 * pkg/apis/core/validation.
 */
export function guardRailProblems(
  { resourceQuota, limitRange = {} }: Figures,
  path: string,
): readonly Problem[] {
  const { container, pod, persistentVolumeClaim } = limitRange;
  const within = (...steps: string[]) => at(path, "limitRange", ...steps);
  return [
    ...Object.entries((resourceQuota?.hard ?? {}) as Readonly<Record<string, Quantity>>).flatMap(
      ([key, figure]) => wholeProblem(key, figure, at(path, "resourceQuota", "hard", key)),
    ),
    ...(container
      ? order(
          [
            ["min", container.min],
            ["defaultRequest", container.defaultRequest],
            ["default", container.default],
            ["max", container.max],
          ],
          within("container"),
        )
      : []),
    ...(container ? unequalDefaults(container, within("container")) : []),
    ...(pod
      ? order(
          [
            ["min", pod.min],
            ["max", pod.max],
          ],
          within("pod"),
        )
      : []),
    ...(persistentVolumeClaim
      ? order(
          [
            ["min", { ...persistentVolumeClaim.min }],
            ["max", { ...persistentVolumeClaim.max }],
          ],
          within("persistentVolumeClaim"),
        )
      : []),
  ];
}

/**
 * What cannot be shared is requested as it is limited. Kubernetes takes the maximum for a limit that is not
 * given.
 */
function unequalDefaults(
  { defaultRequest, default: limits, max }: NonNullable<LimitRange["container"]>,
  path: string,
): readonly Problem[] {
  return entries(defaultRequest).flatMap(([resource, request]) => {
    const [bound, limit] =
      limits?.[resource] === undefined ? ["max", max?.[resource]] : ["default", limits[resource]];
    if (isShared(resource) || limit === undefined || quantity(limit) === quantity(request)) return [];
    return [
      {
        path: at(path, "defaultRequest", resource),
        message: `must be ${limit}, as ${bound} is, got ${request}: ${resource} cannot be shared`,
      },
    ];
  });
}

function wholeProblem(key: string, figure: Quantity, path: string): readonly Problem[] {
  return /(^|\.)cpu$/.test(key) || isWhole(quantity(figure))
    ? []
    : [{ path, message: `must be a whole number, got ${figure}` }];
}

type Bound = readonly [name: string, amounts: Readonly<Record<string, Quantity>> | undefined];

/** Each bound is at most the next one that has the resource. */
function order(bounds: readonly Bound[], path: string): readonly Problem[] {
  return bounds.flatMap(([name, amounts], i) =>
    entries(amounts).flatMap(([resource, amount]) => {
      const wrong = bounds
        .slice(i + 1)
        .find(
          ([, higher]) => higher?.[resource] !== undefined && quantity(higher[resource]) < quantity(amount),
        );
      const place = at(path, name, resource);
      const whole = wholeProblem(resource, amount, place);
      return wrong === undefined
        ? whole
        : [
            {
              path: place,
              message: `must be at most ${wrong[0]}, which is ${wrong[1]![resource]!}, got ${amount}`,
            },
            ...whole,
          ];
    }),
  );
}
