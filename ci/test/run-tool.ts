import { spawnSync } from "node:child_process";
import { toolEnvironment, toolPath, type ProgramName } from "../tools/index.js";

/** How a tool ended, and what it printed. */
export interface Outcome {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Runs an installed tool in `folder` with `input` on its standard input. */
export function runTool(name: ProgramName, args: readonly string[], input: string, folder: string): Outcome {
  const { status, stdout, stderr, error } = spawnSync(toolPath(name), args, {
    input,
    cwd: folder,
    env: toolEnvironment(),
    encoding: "utf8",
  });
  if (error) throw error;
  return { code: status, output: stdout, errors: stderr };
}
