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

/**
 * All files that decide what this package makes of a catalogue, absolute. What lies beside its own schemas
 * may be generated.
 */
export function packageFiles(): readonly string[] {
  const folders = [
    bundleFolder,
    ...["generator/templates", "schemas/catalogue", "schemas/values"].map((path) =>
      join(packageFolder, path),
    ),
  ];
  const within = folders.flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }));
  return [
    ...["package.json", "schemas/catalogue.schema.json"].map((path) => join(packageFolder, path)),
    ...within.filter((entry) => entry.isFile()).map(({ path, name }) => join(path, name)),
    fileURLToPath(import.meta.resolve("esbuild")),
  ];
}
