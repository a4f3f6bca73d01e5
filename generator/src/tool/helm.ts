import type { Program } from "./run-program.js";

/**
 * Helm's program.
 *
 * @param path a path, or a name that is looked up
 * @param purpose what it is needed for: "Charts are rendered with"
 */
export function helmProgram(path: string, purpose: string, versions = "Helm 3 or 4"): Program {
  return { path, advice: `${purpose} ${versions}: install it, or name its program with --helm` };
}
