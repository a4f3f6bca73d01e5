import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";

/**
 * The absolute path of a program; undefined: there is none.
 *
 * @param program a path, or a name that is looked up on the PATH
 */
export function findProgram(program: string): string | undefined {
  const places = program.includes("/")
    ? [resolve(program)]
    : (process.env["PATH"] ?? "")
        .split(delimiter)
        .filter((folder) => folder !== "")
        .map((folder) => resolve(join(folder, program)));
  return places.find(isProgram);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
