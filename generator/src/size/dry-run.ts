import { ProblemsError } from "../problem/problem.js";
import { FailedToolError } from "../tool/failed-tool.js";
import { helmProgram } from "../tool/helm.js";
import { MissingToolError } from "../tool/missing-tool.js";
import { runProgram } from "../tool/run-program.js";
import type { Release } from "./release.js";

/** A chart and how it is to be installed. */
export interface Installation {
  /** Helm's program: a path, or a name that is looked up. */
  readonly helm: string;
  readonly chart: string;
  /** Values files, later ones winning. */
  readonly values: readonly string[];
  readonly release: string;
  readonly namespace: string;
}

/**
 * The release that Helm 4 would make; it asks no cluster for that.
 *
 * @throws MissingToolError without Helm 4, ProblemsError with Helm's own words when it refuses the chart or
 * the values
 */
export async function dryRun({ helm, chart, values, release, namespace }: Installation): Promise<Release> {
  const args = [
    "install",
    release,
    chart,
    "--namespace",
    namespace,
    "--dry-run=client",
    "--output",
    "json",
    ...values.flatMap((file) => ["--values", file]),
  ];
  const program = helmProgram(helm, "Releases are measured with", "Helm 4, those of Helm 3 as well");
  const refusal = (words: string) =>
    new ProblemsError(values.at(-1) ?? chart, [
      { path: "", message: `Helm cannot install ${chart} with it: ${words}` },
    ]);
  const { code, output, errors } = await runProgram(program, args).catch((error: unknown) => {
    throw error instanceof FailedToolError ? refusal(error.message) : error;
  });
  if (code === 0) return JSON.parse(output) as Release;
  if (/cluster unreachable/i.test(errors))
    throw new MissingToolError(
      `${helm} asks a cluster even for a dry run, as Helm 3 does. ${program.advice}`,
    );
  throw refusal(reason(errors));
}

function reason(errors: string): string {
  return errors
    .slice(Math.max(0, errors.lastIndexOf("Error: ")))
    .replace(/^Error: (INSTALLATION FAILED: )?/, "")
    .trim()
    .split("\n")
    .join(" ")
    .slice(0, 2000);
}
