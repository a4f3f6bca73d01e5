import { fillOnce } from "./cache.js";
import { toolFolder } from "./index.js";
import { tools, type ToolName } from "./table.js";

/**
 * Builds those of the named tools that are not in the cache, one after the other.
 * @param report called with a line before each build
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
    const made = await fillOnce(toolFolder(name), async (folder) => {
      report(`building ${name} ${version}`);
      await build(folder);
    });
    if (made) built.push(name);
  }
  return built;
}
