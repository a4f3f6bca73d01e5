import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The folder of this package, with a closing separator: it holds `generator/templates` and `schemas`.
 * Counted from the compiled file, `dist/generator/src/package-folder.js`, or from a file of the bundle.
 */
export const packageFolder = fileURLToPath(new URL("../../../", import.meta.url));

/** What ships of `dist`: the program and the library, each with what it needs. See ci/precompile.ts. */
export const bundleFolder = join(packageFolder, "dist/generator/bundle");

/** All files of this package that decide what it generates, absolute. */
export function packageFiles(): readonly string[] {
  const folders = [bundleFolder, join(packageFolder, "generator/templates"), join(packageFolder, "schemas")];
  const within = folders.flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }));
  return [join(packageFolder, "package.json"), ...within.filter((entry) => entry.isFile()).map(({ path, name }) => join(path, name))];
}
