import type { ProverOptions } from "./prover.js";

/** As the command line has them; those of the prover are for the charts that are written. */
export interface VersionOptions extends ProverOptions {
  readonly against?: string;
  readonly check?: true;
  readonly dryRun?: true;
  readonly plainHttp?: true;
  readonly caFile?: string;
  readonly registryConfig?: string;
  readonly kubeVersion?: string;
  /** The folder of `--root`. */
  readonly root?: string;
}
