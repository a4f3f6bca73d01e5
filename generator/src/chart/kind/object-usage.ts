import { mapAt, type ValueMap } from "../values/value-map.js";
import type { PerPhase } from "./phases.js";

/** Objects that count against a quota. */
export interface ObjectUsage {
  /** Its word in a ResourceQuota. */
  readonly key: string;
  /** Who has them. */
  readonly name: string;
  readonly count: number | PerPhase;
}

/** Whether a switch of the values in effect is on: `autoscaling.enabled`. */
export function isOn(values: Readonly<ValueMap>, group: string): boolean {
  return mapAt(values, [group])["enabled"] === true;
}
