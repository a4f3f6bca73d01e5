import { execFile } from "node:child_process";
import { CatalogueError } from "../catalogue/problem.js";
import { MissingToolError } from "../prove/missing-tool.js";
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
 * @throws MissingToolError without Helm 4, CatalogueError with Helm's own words when it refuses the chart or the values
 */
export function dryRun({ helm, chart, values, release, namespace }: Installation): Promise<Release> {
  const args = ["install", release, chart, "--namespace", namespace, "--dry-run=client", "--output", "json", ...values.flatMap((file) => ["--values", file])];
  return new Promise((resolve, reject) => {
    execFile(helm, args, { maxBuffer: 1 << 30 }, (error, output, errors) => {
      if (!error) resolve(JSON.parse(output) as Release);
      else if (error.code === "ENOENT" || error.code === "EACCES") reject(new MissingToolError(`${helm === "helm" ? "helm is not on the PATH" : `there is no program ${helm}`}. ${advice}`));
      else if (/cluster unreachable/i.test(errors)) reject(new MissingToolError(`${helm} asks a cluster even for a dry run, as Helm 3 does. ${advice}`));
      else reject(new CatalogueError(values.at(-1) ?? chart, [{ path: "", message: `Helm cannot install ${chart} with it: ${reason(errors)}` }]));
    });
  });
}

const advice = "Releases are measured with Helm 4, those of Helm 3 as well: install it, or name its program with --helm";

function reason(errors: string): string {
  return errors.slice(Math.max(0, errors.lastIndexOf("Error: "))).replace(/^Error: (INSTALLATION FAILED: )?/, "").trim().split("\n").join(" ").slice(0, 2000);
}
