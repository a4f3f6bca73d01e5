import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { FailedToolError } from "../../tool/failed-tool.js";
import { atOnce } from "../../tool/at-once.js";
import { pull } from "../publish/registry.js";
import type { Registry } from "../publish/repository.js";
import { packageContent } from "./from-files.js";
import type { PublishedChart, PublishedCharts } from "./published-chart.js";

/**
 * The highest version of each chart in a registry, pre-releases among them.
 *
 * @throws FailedToolError when the registry does not answer as it should, MissingToolError without Helm
 */
export async function fromRegistry(
  registry: Registry,
  names: readonly string[],
  folder: string,
): Promise<PublishedCharts> {
  const pulled = await atOnce(names, (name) => pullHighest(registry, name, join(folder, name)));
  return new Map(pulled.flatMap((chart) => (chart === undefined ? [] : [[chart.content.name, chart]])));
}

async function pullHighest(
  registry: Registry,
  name: string,
  folder: string,
): Promise<PublishedChart | undefined> {
  mkdirSync(folder, { recursive: true });
  try {
    await pull(registry, name, ">=0.0.0-0", folder);
  } catch (error) {
    if (error instanceof FailedToolError && isAbsent(error.message)) return undefined;
    throw error;
  }
  const path = join(folder, readdirSync(folder).find((file) => file.endsWith(".tgz"))!);
  return { content: packageContent(path), path };
}

/**
 * A registry that has no such repository, or none with a tag. Source: OCI distribution specification, "Error
 * Codes"; Helm, pkg/registry/tag.go.
 */
function isAbsent(message: string): boolean {
  return /status code 404: (name unknown|name_unknown)|Unable to locate any tags/i.test(message);
}
