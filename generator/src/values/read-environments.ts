import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { readSource } from "../catalogue/read.js";
import type { Environment } from "../chart/environments.js";
import { isMap } from "./value-map.js";

/**
 * The environments that have a values file in a folder, sorted by name. A module may say something else tomorrow, so it does not count.
 *
 * @throws CatalogueError when a file cannot be read
 */
export async function readEnvironments(folder: string): Promise<readonly Environment[]> {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => /\.ya?ml$/.test(file)).sort() : [];
  const sources = await Promise.all(files.map((file) => readSource(join(folder, file))));
  return sources.map(({ file, value }) => ({ name: basename(file).replace(/\.ya?ml$/, ""), values: isMap(value) ? value : {} }));
}
