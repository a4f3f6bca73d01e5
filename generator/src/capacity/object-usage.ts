import type { PerPhase } from "./phases.js";

/** Objects that count against a quota. */
export interface ObjectUsage {
  /** Its word in a ResourceQuota. */
  readonly key: string;
  /** Who has them. */
  readonly name: string;
  readonly count: number | PerPhase;
}
