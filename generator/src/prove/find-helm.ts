import { accessSync, closeSync, constants, openSync, readSync, realpathSync, statSync } from "node:fs";
import { basename, delimiter, join, resolve } from "node:path";
import { inputsOf, type Inputs } from "../catalogue/inputs.js";

/**
 * The absolute path of Helm's program; undefined: there is none.
 *
 * @param program a path, or a name that is looked up on the PATH
 */
export function findHelm(program: string): string | undefined {
  const places = program.includes("/") ? [resolve(program)] : (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "").map((folder) => resolve(join(folder, program)));
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

/**
 * What Helm's program is, so far as it is Helm itself; undefined for a script, and for a version manager under Helm's name: those run
 * another program, and nobody can tell which.
 *
 * @param program an absolute path
 */
export function helmInputs(program: string): Inputs | undefined {
  return !isScript(program) && basename(realpathSync(program)).startsWith("helm") ? inputsOf({ programs: [program] }) : undefined;
}

function isScript(file: string): boolean {
  const start = Buffer.alloc(2);
  const opened = openSync(file, "r");
  try {
    readSync(opened, start);
  } finally {
    closeSync(opened);
  }
  return start.toString("latin1") === "#!";
}
