import { findProgram } from "../tool/find-program.js";
import { helmProgram } from "../tool/helm.js";
import { missingTool } from "../tool/run-program.js";
import type { Severity } from "../prove/scene/finding.js";
import { durationOption, failOnOption, ignoredCodes } from "./options.js";

/** As the command line has them. */
export interface ProverOptions {
  /** Whether charts are to be proven, where that can be done. */
  readonly prove: boolean;
  /** Helm's program; undefined: helm, if there is one. */
  readonly helm?: string;
  readonly timeout: string;
  readonly ignore?: readonly string[];
  readonly failOn?: string;
}

/** How generated charts are proven. */
export interface Prover {
  /** Helm's program, absolute. */
  readonly helm: string;
  /** Seconds: Helm's --timeout. */
  readonly timeout: number;
  /** Codes of findings that are meant to be so. */
  readonly ignored: ReadonlySet<string>;
  /** The only code that is looked for; undefined: all. */
  readonly only?: string;
  /** The least severity with which charts do not pass. */
  readonly failOn: Severity;
}

/**
 * How charts are to be proven; undefined where they are not: nobody wants it, or there is no Helm.
 *
 * @throws MissingToolError for a program that was named and is not there, UsageError for wrong options
 */
export function proverOf(options: ProverOptions): Prover | undefined {
  const timeout = durationOption("--timeout", options.timeout);
  const ignored = ignoredCodes(options.ignore ?? []);
  const failOn = failOnOption(options.failOn);
  if (!options.prove) return undefined;
  const helm = findProgram(options.helm ?? "helm");
  if (helm === undefined && options.helm !== undefined)
    throw missingTool(helmProgram(options.helm, "Charts are rendered with"));
  return helm === undefined ? undefined : { helm, timeout, ignored, failOn };
}
