import type { LimitRange, Quantity, ResourceAmounts } from "../../../schemas/types/catalogue.js";
import { mapAt, type ValueMap } from "../chart/values/value-map.js";

/** Requests and limits of a container, as they are written. */
export interface ContainerResources {
  readonly requests: ResourceAmounts;
  readonly limits: ResourceAmounts;
}

/** What the values of a container say of its resources. */
export function givenResources(container: ValueMap): ContainerResources {
  return {
    requests: mapAt(container, ["resources", "requests"]) as ResourceAmounts,
    limits: mapAt(container, ["resources", "limits"]) as ResourceAmounts,
  };
}

/**
 * What the API server makes of it: a limit without a request is the request too; then the LimitRange fills in
 * what is missing. It takes its own maximum for a default limit that it does not have, and limit or minimum
 * for a default request. Source: Kubernetes, pkg/apis/core/v1/defaults.go and
 * plugin/pkg/admission/limitranger.
 */
export function admittedResources(
  { requests, limits }: ContainerResources,
  limitRange: LimitRange | undefined,
): ContainerResources {
  const { min, max, default: defaultLimit, defaultRequest } = limitRange?.container ?? {};
  const usualLimits = { ...max, ...defaultLimit };
  return {
    requests: { ...min, ...usualLimits, ...defaultRequest, ...limits, ...requests },
    limits: { ...usualLimits, ...limits },
  };
}

/** A resource and its amount, as entries. */
export function entries(
  amounts: ResourceAmounts | undefined,
): readonly (readonly [resource: string, amount: Quantity])[] {
  return Object.entries(amounts ?? {});
}
