import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** The values files of a folder, sorted by name; none where there is no folder. Modules are not among them. */
export function valuesFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => /\.ya?ml$/.test(name)).sort().map((name) => join(folder, name));
}
