import type { Service, Workload } from "../../catalogue/model/catalogue.js";
import type { PolicyPort } from "../../chart/network/policy-rule.js";
import type { Outsider } from "./outside.js";

/** Pods of a service: of one of its workloads, or of a step. */
export interface OwnPods {
  readonly service: Service;
  /** Undefined: those of its own templates that have its labels, but of none of its several workloads. */
  readonly workload: Workload | undefined;
}

/** Something that the catalogue declares to talk with something else. */
export interface Edge {
  /** As a sentence has it: `the call of cache by web`. */
  readonly what: string;
  readonly from: OwnPods | Outsider;
  readonly to: OwnPods | Outsider;
  readonly ports: readonly PolicyPort[];
}

export function isOwn(end: OwnPods | Outsider): end is OwnPods {
  return typeof end === "object" && "workload" in end;
}
