import { existsSync } from "node:fs";
import { fillOnce } from "./cache.js";
import { toolFolder } from "./index.js";
import { tools, type Tool, type ToolName } from "./table.js";

/** How often it is told that a tool is still being built, in milliseconds. */
const EVERY = 15_000;

/**
 * Builds those of the named tools that are not in the cache, one after the other.
 * @param report called with a line before each build, with one now and then while it lasts, and with one when
 * it is done
 * @returns the names of those that were built
 * @throws ToolError
 */
export async function installTools(
  names: readonly ToolName[],
  report: (line: string) => void,
): Promise<ToolName[]> {
  const built: ToolName[] = [];
  for (const name of names) {
    const { version, build } = tools[name];
    const start = performance.now();
    const seconds = () => Math.round((performance.now() - start) / 1000);
    const made = await fillOnce(toolFolder(name), async (folder) => {
      report(`building ${name} ${version}${estimate([name])}`);
      const timer = setInterval(() => report(`still building ${name}: ${seconds()} s`), EVERY);
      try {
        await build(folder);
      } finally {
        clearInterval(timer);
      }
    });
    if (!made) continue;
    report(`built ${name} in ${seconds()} s`);
    built.push(name);
  }
  return built;
}

/** Those of the named tools that are not in the cache. */
export function missingTools(names: readonly ToolName[]): readonly ToolName[] {
  return names.filter((name) => !existsSync(toolFolder(name)));
}

/** What building tools costs: `about 3 minutes and 1.4 GB of disk`; undefined for what takes seconds. */
export function costOf(names: readonly ToolName[]): string | undefined {
  const costs = names.flatMap((name) => (tools[name] as Tool).cost ?? []);
  const minutes = costs.reduce((sum, cost) => sum + cost.minutes, 0);
  const gigabytes = costs.reduce((sum, cost) => sum + cost.gigabytes, 0);
  return costs.length === 0
    ? undefined
    : `about ${Math.ceil(minutes)} minutes and ${gigabytes.toFixed(1)} GB of disk`;
}

function estimate(names: readonly ToolName[]): string {
  const cost = costOf(names);
  return cost === undefined ? "" : `: ${cost}`;
}
