import type { LimitRange, Quantity, ResourceAmounts } from "../../../../schemas/types/catalogue.js";
import { admittedResources } from "../../capacity/container-resources.js";
import type { ContainerDemand } from "../../capacity/demand.js";
import { at } from "../../manifests/at.js";
import type { ReleaseObject } from "../../manifests/objects.js";
import { containerName, type PodTemplate } from "../../manifests/pods.js";
import { listAt, pairsAt, textAt } from "../../manifests/reading.js";

/** What the LimitRanges of a namespace say together, in the shape of the catalogue; undefined without one. */
export function limitRangeOf(objects: readonly ReleaseObject[]): LimitRange | undefined {
  const limits = objects
    .filter(({ kind }) => kind === "LimitRange")
    .flatMap(({ body }) => listAt(body, "spec.limits"));
  if (limits.length === 0) return undefined;
  const of = (type: string) => limits.filter((limit) => textAt(limit, "type") === type);
  const bounds = (type: string, names: readonly string[]) =>
    Object.fromEntries(
      names
        .map(
          (name) =>
            [
              name,
              Object.assign({}, ...of(type).map((limit) => amounts(limit, name))) as ResourceAmounts,
            ] as const,
        )
        .filter(([, found]) => Object.keys(found).length > 0),
    );
  return {
    container: bounds("Container", ["min", "max", "default", "defaultRequest"]),
    pod: bounds("Pod", ["min", "max"]),
  };
}

/**
 * The containers of a pod with what they ask for, as the room `capacity` counts them. Their paths are for
 * sentences.
 */
export function containerDemands(
  { initContainers, containers }: PodTemplate,
  limitRange: LimitRange | undefined,
): readonly ContainerDemand[] {
  const demand = (container: unknown, role: ContainerDemand["role"]): ContainerDemand => {
    const given = {
      requests: amounts(container, "resources.requests"),
      limits: amounts(container, "resources.limits"),
    };
    const name = containerName(container);
    return { name, role, path: `containers.${name}`, given, admitted: admittedResources(given, limitRange) };
  };
  return [
    ...containers.map((container) => demand(container, "main")),
    ...initContainers.map((container) =>
      demand(container, at(container, "restartPolicy") === "Always" ? "sidecar" : "init"),
    ),
  ];
}

/** The hard limits of a ResourceQuota that count every pod of its namespace. */
export function quotaFigures({ body }: ReleaseObject): readonly (readonly [key: string, figure: Quantity])[] {
  // With scopes it counts only some pods.
  if (listAt(body, "spec.scopes").length > 0 || at(body, "spec.scopeSelector") !== undefined) return [];
  return Object.entries(amounts(body, "spec.hard"));
}

function amounts(value: unknown, path: string): ResourceAmounts {
  return Object.fromEntries(
    pairsAt(value, path).filter((pair): pair is readonly [string, Quantity] => isQuantity(pair[1])),
  );
}

function isQuantity(value: unknown): boolean {
  return (
    (typeof value === "number" && value >= 0) ||
    (typeof value === "string" && /^\d+(\.\d+)?(e-?\d+)?([munkMGTPE]|[KMGTPE]i)?$/.test(value))
  );
}
