import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { loadAll } from "js-yaml";
import { isCustomResourceDefinition } from "./custom-resource-schemas.js";
import { sourceTexts } from "./source-texts.js";
import { customResources } from "./sources.js";

export const definitionsName = "definitions.json";

/**
 * Writes the definitions of all custom resources in sources.ts into `folder` as one List that a cluster
 * takes.
 * @throws ToolError if a module cannot be fetched
 */
export async function writeDefinitions(folder: string): Promise<void> {
  const texts = (await Promise.all(customResources.map(sourceTexts))).flat();
  const items = texts.flatMap((text) => loadAll(text)).filter(isCustomResourceDefinition);
  await writeFile(join(folder, definitionsName), JSON.stringify({ apiVersion: "v1", kind: "List", items }));
}
