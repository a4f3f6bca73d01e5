import type { Quantity, Resources } from "../../../../../schemas/types/catalogue.js";
import { isShared, quantity } from "../../facts/quantity.js";
import { everyContainer } from "../../facts/parts.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/** Requests and limits of each container go together. */
export const resources: Rule = (catalogue) =>
  everyContainer(catalogue).flatMap(({ container }) =>
    resourceFaults(container.resources).map(({ steps, message }) => ({
      path: at(container.path, "resources", ...steps),
      message,
    })),
  );

interface Fault {
  /** Below the resources. */
  readonly steps: readonly [field: "requests" | "limits", resource: string];
  readonly message: string;
}

/**
 * What Kubernetes refuses of requests and limits together: no request is above its limit, what cannot be
 * shared has both alike, and huge pages come with CPU or memory. Source: Kubernetes,
 * pkg/apis/core/validation. Charts refuse the same in `templates/checks.yaml`.
 */
export function resourceFaults({ requests = {}, limits = {} }: Resources): readonly Fault[] {
  const all = { ...limits, ...requests };
  const pages = Object.keys(all).find((name) => name.startsWith("hugepages-"));
  const alone = pages !== undefined && all["cpu"] === undefined && all["memory"] === undefined;
  return [
    ...entries(requests).flatMap(([name, request]) => requestFault(name, request, limits[name])),
    ...(alone
      ? [
          {
            steps: [requests[pages] === undefined ? "limits" : "requests", pages] as const,
            message: "needs cpu or memory beside it",
          },
        ]
      : []),
  ];
}

function requestFault(name: string, request: Quantity, limit: Quantity | undefined): readonly Fault[] {
  const steps = ["requests", name] as const;
  if (limit === undefined)
    return isShared(name)
      ? []
      : [{ steps, message: `needs a limit of the same amount: ${name} cannot be shared` }];
  const [least, most] = [quantity(request), quantity(limit)];
  if (!isShared(name) && least !== most)
    return [
      { steps, message: `must be ${limit}, as its limit is, got ${request}: ${name} cannot be shared` },
    ];
  return least > most
    ? [{ steps, message: `must be at most its limit, which is ${limit}, got ${request}` }]
    : [];
}

function entries(amounts: NonNullable<Resources["requests"]>): readonly (readonly [string, Quantity])[] {
  return Object.entries(amounts) as readonly (readonly [string, Quantity])[];
}
