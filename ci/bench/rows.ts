import type { HelmCost } from "./helm-costs.js";
import type { Comparison, Cost } from "./measure.js";

/** All that was measured, by number of services. */
export interface Rows {
  readonly generation: readonly {
    readonly count: number;
    readonly cold: Comparison;
    readonly unchanged: Comparison;
    readonly oneChanged: Comparison;
    readonly check: Comparison;
  }[];
  readonly scaling: readonly { readonly count: number; readonly cost: Cost }[];
  /** Percent of the time of a cold run of 1,000 services. */
  readonly shares: ReadonlyMap<string, number>;
  readonly helm: readonly { readonly count: number; readonly cost: HelmCost }[];
}
