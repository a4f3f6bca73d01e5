import { readdirSync } from "node:fs";
import { onDisk } from "../disk/error.js";
import { isThere, linkStatsAt } from "../disk/stats.js";
import { refuseOutside } from "../source/readable-root.js";
import { join } from "node:path";

/**
 * The values files of a folder, sorted by name; none where there is no folder. Modules are not among them.
 *
 * @param root below which the folder must lie, see `readableRoot`
 * @throws ProblemsError for a folder that lies elsewhere, before it is listed
 */
export function valuesFiles(folder: string, root: string): readonly string[] {
  return filesOf(folder, root).filter((file) => /\.ya?ml$/.test(file));
}

/**
 * The modules of a folder, sorted by name: values in TypeScript or JavaScript, and what they import. See
 * {@link valuesFiles}.
 */
export function valuesModules(folder: string, root: string): readonly string[] {
  return filesOf(folder, root).filter((file) => isModule(file) && !/\.d\.m?ts$/.test(file));
}

export function isModule(file: string): boolean {
  return /\.(m?ts|m?js)$/.test(file);
}

function filesOf(folder: string, root: string): readonly string[] {
  if (linkStatsAt(folder) === undefined) return [];
  refuseOutside(root, folder);
  return isThere(folder)
    ? onDisk(folder, "read", () => readdirSync(folder))
        .sort()
        .map((name) => join(folder, name))
    : [];
}
