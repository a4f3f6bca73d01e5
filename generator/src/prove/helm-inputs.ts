import { closeSync, openSync, readSync, realpathSync } from "node:fs";
import { basename } from "node:path";
import { inputsOf, type Inputs } from "../source/inputs.js";

/**
 * What Helm's program is, so far as it is Helm itself; undefined for a script, and for a version manager
 * under Helm's name: those run another program, and nobody can tell which.
 *
 * @param program an absolute path
 */
export function helmInputs(program: string): Inputs | undefined {
  return !isScript(program) && basename(realpathSync(program)).startsWith("helm")
    ? inputsOf({ programs: [program] })
    : undefined;
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
