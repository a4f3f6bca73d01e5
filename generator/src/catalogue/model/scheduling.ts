import type { NodePoolSource, PriorityClassSource } from "../../../../schemas/types/catalogue.js";
import type { StringMap } from "./string-map.js";

/** Where pods may run, who goes first, and who scales them: what a catalogue says of the cluster. */
export interface Scheduling {
  readonly autoscaling: { readonly engine: "hpa" | "keda"; readonly prometheusAddress: string };
  readonly nodePools: readonly NodePool[];
  readonly priorityClasses: readonly PriorityClass[];
}

export interface NodePool {
  readonly name: string;
  readonly labels: StringMap;
  readonly taints: NonNullable<NodePoolSource["taints"]>;
  readonly spot: boolean;
}

export interface PriorityClass extends PriorityClassSource {
  /** Its key in the catalogue. */
  readonly name: string;
  /** Its name in the cluster, which has no namespace for it. */
  readonly objectName: string;
}
