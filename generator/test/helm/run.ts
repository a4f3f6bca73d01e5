import { spawn } from "node:child_process";
import { toolEnvironment, toolPath, type ProgramName } from "../../../ci/tools/index.js";
import { inTurn } from "../../src/tool/in-turn.js";

/** How a program ended, and what it printed. */
export interface ExitResult {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/**
 * Runs an installed tool, at most two at a time. Never throws for how it ends.
 *
 * @param input its standard input
 * @param variables beside those of `toolEnvironment`
 */
export function run(
  name: ProgramName,
  args: readonly string[],
  input = "",
  variables: NodeJS.ProcessEnv = {},
): Promise<ExitResult> {
  return inTurn(() => ending(name, args, input, variables));
}

function ending(
  name: ProgramName,
  args: readonly string[],
  input: string,
  variables: NodeJS.ProcessEnv,
): Promise<ExitResult> {
  return new Promise((resolve, reject) => {
    const env = { ...toolEnvironment(name === "helm3" ? "helm3" : "helm4"), ...variables };
    const child = spawn(toolPath(name), args, { env, stdio: ["pipe", "pipe", "pipe"] });
    const texts = { output: "", errors: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      texts.output += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      texts.errors += text;
    });
    child.on("error", reject).on("close", (code) => resolve({ code, ...texts }));
    // A program that ends without reading its input shuts the pipe; its exit code says why.
    child.stdin.on("error", () => {}).end(input);
  });
}
