import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { FailedToolError } from "../package/failed-tool.js";
import { runProgram } from "../package/run-program.js";
import { packageContent } from "./from-files.js";
import type { PublishedChart, PublishedCharts } from "./published.js";

/** How Helm reaches a registry. */
export interface Connection {
  /** Helm's program: a path, or a name that is looked up. */
  readonly helm: string;
  /** Helm's options: `--plain-http`, `--ca-file FILE`. */
  readonly options: readonly string[];
}

/**
 * The highest version of each chart in a registry, pre-releases among them.
 *
 * @throws FailedToolError when the registry does not answer as it should, MissingToolError without Helm
 */
export async function fromRegistry(repository: string, names: readonly string[], folder: string, connection: Connection): Promise<PublishedCharts> {
  const pulled = await Promise.all(names.map((name) => pull(`${repository.replace(/\/+$/, "")}/${name}`, join(folder, name), connection)));
  return new Map(pulled.flatMap((chart) => (chart === undefined ? [] : [[chart.content.name, chart]])));
}

async function pull(reference: string, folder: string, { helm, options }: Connection): Promise<PublishedChart | undefined> {
  mkdirSync(folder, { recursive: true });
  const advice = "Charts are fetched with Helm 3 or 4: install it, or name its program with --helm";
  const { code, errors } = await runProgram({ path: helm, advice }, ["pull", reference, "--version", ">=0.0.0-0", "--destination", folder, ...options]);
  if (code !== 0) {
    if (isAbsent(errors)) return undefined;
    throw new FailedToolError(`${reference} cannot be read: ${errors.trim().split("\n").at(-1)!.replace(/^Error: /, "")}`);
  }
  const path = join(folder, readdirSync(folder)[0]!);
  return { content: packageContent(path), path };
}

/** A registry that has no such repository, or one without tags. Source: OCI distribution specification, "Error Codes". */
function isAbsent(errors: string): boolean {
  return /404.*(NAME_UNKNOWN|name unknown|repository name not known)|Unable to locate any tags|: not found$/m.test(errors);
}
