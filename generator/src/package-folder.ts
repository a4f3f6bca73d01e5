import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The folder of this package, with a closing separator: it holds `generator/templates` and `schemas`.
 * Counted from the compiled file, `dist/generator/src/package-folder.js`.
 */
export const packageFolder = fileURLToPath(new URL("../../../", import.meta.url));

/** All files of this package that decide what it generates, absolute. */
export function packageFiles(): readonly string[] {
  const folders = ["dist/generator/src", "generator/templates", "schemas"].map((folder) => join(packageFolder, folder));
  const within = folders.flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }));
  return [join(packageFolder, "package.json"), ...within.filter((entry) => entry.isFile()).map(({ path, name }) => join(path, name))];
}
