import type { ContainerFields, WorkloadFields } from "../../../../schemas/types/catalogue.js";
import type { Workload } from "../model/catalogue.js";
import { defaults } from "./defaults.js";
import type { Present } from "./taken-back.js";
import { volumes } from "./volumes.js";

/** How new pods replace old ones; empty: as Kubernetes has it. */
export function updateStrategy(
  kind: Workload["kind"],
  source: Present<ContainerFields & WorkloadFields>,
): Workload["updateStrategy"] {
  if (source.updateStrategy === undefined)
    return kind === "Deployment" && holdsWhatNewPodsNeed(source) ? { type: "Recreate" } : {};
  return Object.keys(source.updateStrategy).length === 0
    ? {}
    : { ...defaults.updateStrategy, ...source.updateStrategy };
}

// A new pod would wait forever for a volume, or a port of the node, that the old one holds.
function holdsWhatNewPodsNeed(source: Present<ContainerFields & WorkloadFields>): boolean {
  return (
    source.podExceptions?.hostNetwork !== undefined ||
    Object.values(source.ports ?? {}).some(
      (port) => typeof port === "object" && port.hostPort !== undefined,
    ) ||
    Object.values(volumes(source)).some(
      ({ persistentVolumeClaim: claim }) =>
        claim !== undefined && !claim.accessModes.some((mode) => mode.endsWith("Many")),
    )
  );
}
