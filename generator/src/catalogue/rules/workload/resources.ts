import type { Quantity } from "../../../../../schemas/types/catalogue.js";
import type { Container } from "../../model/catalogue.js";
import { isWhole, quantity } from "../../facts/quantity.js";
import { everyContainer } from "../../facts/parts.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/**
 * No request is above its limit, and what cannot be shared has both alike. Source: Kubernetes,
 * pkg/apis/core/validation.
 */
export const resources: Rule = (catalogue) =>
  everyContainer(catalogue).flatMap(({ container }) =>
    faults(container).map(([field, name, message]) => ({
      path: at(container.path, "resources", field, name),
      message,
    })),
  );

type Field = "requests" | "limits";
type Fault = readonly [field: Field, name: string, message: string];

function faults({ resources: { requests = {}, limits = {} } }: Container): readonly Fault[] {
  const fields = [
    ["requests", requests],
    ["limits", limits],
  ] as const;
  return [
    ...Object.entries(requests).flatMap(([name, request]) => requestFault(name, request, limits[name])),
    ...fields.flatMap(([field, amounts]) =>
      Object.entries(amounts).flatMap(([name, amount]) => unitFault(field, name, amount)),
    ),
  ];
}

function requestFault(name: string, request: Quantity, limit: Quantity | undefined): readonly Fault[] {
  if (limit === undefined)
    return isShared(name)
      ? []
      : [["requests", name, `needs a limit of the same amount: ${name} cannot be shared`]];
  const [least, most] = [quantity(request), quantity(limit)];
  if (!isShared(name) && least !== most)
    return [
      ["requests", name, `must be ${limit}, as its limit is, got ${request}: ${name} cannot be shared`],
    ];
  return least > most
    ? [["requests", name, `must be at most its limit, which is ${limit}, got ${request}`]]
    : [];
}

function unitFault(field: Field, name: string, amount: Quantity): readonly Fault[] {
  if (name === "cpu" || isWhole(quantity(amount))) return [];
  const bytes = name === "memory" || name === "ephemeral-storage" || name.startsWith("hugepages-");
  return [[field, name, `must be a whole number${bytes ? ' of bytes such as "256Mi"' : ""}, got ${amount}`]];
}

function isShared(name: string): boolean {
  return name === "cpu" || name === "memory" || name === "ephemeral-storage";
}
