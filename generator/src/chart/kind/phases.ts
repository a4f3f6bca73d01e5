/**
 * When the platform is looked at: as installed, while all workloads are rolled at once, and with every
 * autoscaler at its maximum.
 */
export const phases = ["start", "surge", "most"] as const;

export type PerPhase = Readonly<Record<(typeof phases)[number], number>>;

/** The same number in every phase. */
export function always(count: number): PerPhase {
  return { start: count, surge: count, most: count };
}
