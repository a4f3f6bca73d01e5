import { spawnSync } from "node:child_process";
import { dryRun } from "../../generator/src/size/dry-run.js";
import { largerForm, releaseSize } from "../../generator/src/size/release-size.js";

/** What an umbrella costs Helm. */
export interface HelmCost {
  /** Milliseconds of `helm template`. */
  readonly template: number;
  /** KiB of the Secret in which Helm keeps the release, of at most 1,024. */
  readonly release: number;
}

/**
 * @param program Helm's
 * @param chart folder of the umbrella
 * @throws Error when Helm refuses the chart
 */
export async function helmCost(program: string, chart: string): Promise<HelmCost> {
  const start = performance.now();
  const { status, stderr } = spawnSync(program, ["template", "bench", chart, "--kube-version", "1.37.0"], {
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
  const template = performance.now() - start;
  if (status !== 0) throw new Error(stderr);
  const { bytes } = releaseSize(
    await dryRun({ helm: program, chart, values: [], release: "bench", namespace: "bench" }),
  );
  return { template, release: bytes[largerForm] / 1024 };
}
