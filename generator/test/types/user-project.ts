import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { packageFolder } from "../../src/package-folder.js";

/** The compiler of this repository. */
export const compiler = join(packageFolder, "node_modules/typescript/bin/tsc");

/**
 * A folder as users have it, with this package installed.
 *
 * @param files texts by path
 * @param packages what else is installed
 */
export function userProject(
  files: Readonly<Record<string, string>>,
  packages: readonly string[] = ["typescript"],
): string {
  const folder = mkdtempSync(join(tmpdir(), "chartwright-user-"));
  const installed = join(folder, "node_modules");
  mkdirSync(installed);
  symlinkSync(packageFolder, join(installed, "chartwright"));
  for (const name of packages) symlinkSync(join(packageFolder, "node_modules", name), join(installed, name));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
