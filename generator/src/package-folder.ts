import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The folder of this package, with a closing separator: it holds `generator/templates` and `schemas`.
 * Counted from the compiled file, `dist/generator/src/package-folder.js`, or from a file of the bundle.
 */
export const packageFolder = fileURLToPath(new URL("../../../", import.meta.url));

/** What ships of `dist`: the program and the library, each with what it needs. See ci/precompile.ts. */
export const bundleFolder = join(packageFolder, "dist/generator/bundle");

/**
 * The files that decide what this package makes of a catalogue, absolute: its own, and of each package that
 * it needs package.json and what that names as entries. What lies beside its own schemas may be generated.
 */
export function packageFiles(): readonly string[] {
  const own = ["generator/templates", "schemas/catalogue", "schemas/values"].map((path) =>
    join(packageFolder, path),
  );
  const needed = new Map<string, readonly string[]>();
  addNeeded(packageFolder, needed);
  return [
    join(packageFolder, "schemas/catalogue.schema.json"),
    ...[bundleFolder, ...own].flatMap(filesBelow),
    ...[...needed.values()].flat(),
  ];
}

/** Adds a package by its folder, with its package.json and entries, and the packages that it needs to run. */
function addNeeded(folder: string, needed: Map<string, readonly string[]>): void {
  const text = readFileSync(join(folder, "package.json"), "utf8");
  const { dependencies = {}, optionalDependencies = {} } = JSON.parse(text) as {
    readonly [kind in "dependencies" | "optionalDependencies"]?: Readonly<Record<string, string>>;
  };
  const entries = [...text.matchAll(/"([^"]+\.[cm]?js)"/g)].map(([, path]) => join(folder, path!));
  needed.set(folder, [join(folder, "package.json"), ...new Set(entries)]);
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
    const found = packageAbove(folder, name);
    if (found !== undefined && !needed.has(found)) addNeeded(found, needed);
  }
}

/** Where Node.js finds a package; undefined for one that is not installed, as those for other machines. */
function packageAbove(folder: string, name: string): string | undefined {
  const found = join(folder, "node_modules", name);
  if (existsSync(join(found, "package.json"))) return realpathSync(found);
  return dirname(folder) === folder ? undefined : packageAbove(dirname(folder), name);
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}
