import { spawnSync } from "node:child_process";

/** What one process took. */
export interface Cost {
  /** Milliseconds. */
  readonly wall: number;
  /** Milliseconds, of the user and of the system. */
  readonly cpu: number;
  /** MiB at its peak. */
  readonly memory: number;
}

/** A case against its yardstick: medians, and the median of the quotients of the pairs. */
export interface Comparison {
  readonly cost: Cost;
  readonly yardstick: Cost;
  readonly wallRatio: number;
  readonly cpuRatio: number;
}

const reporter = new URL("report-usage.js", import.meta.url).href;

/**
 * Runs a Node program, without npm or npx between.
 *
 * @throws Error when it fails
 */
export function measured(args: readonly string[]): Cost {
  const start = performance.now();
  const { status, output } = spawnSync(process.execPath, ["--import", reporter, ...args], {
    stdio: ["ignore", "ignore", "pipe", "pipe"],
    encoding: "utf8",
  });
  const wall = performance.now() - start;
  if (status !== 0) throw new Error(`${args.join(" ")} failed: ${output[2] ?? ""}`);
  return { wall, ...(JSON.parse(output[3] ?? "") as { cpu: number; memory: number }) };
}

/** Runs the case and its yardstick in turn, so that both meet the same noise. */
export function compared(
  pairs: number,
  run: (i: number) => Cost,
  yardstick: (i: number) => Cost,
): Comparison {
  const taken = Array.from({ length: pairs }, (_, i) => ({ base: yardstick(i), own: run(i) }));
  const of = (cost: "own" | "base", key: keyof Cost) => median(taken.map((pair) => pair[cost][key]));
  const both = (cost: "own" | "base") => ({
    wall: of(cost, "wall"),
    cpu: of(cost, "cpu"),
    memory: of(cost, "memory"),
  });
  const ratio = (key: keyof Cost) => median(taken.map(({ own, base }) => own[key] / base[key]));
  return { cost: both("own"), yardstick: both("base"), wallRatio: ratio("wall"), cpuRatio: ratio("cpu") };
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
}
