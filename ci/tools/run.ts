import { spawn } from "node:child_process";

/**
 * A tool cannot be had: its compiler is missing, or building it failed. The entry point turns it into exit
 * code 3.
 */
export class ToolError extends Error {
  override readonly name = "ToolError";
}

/**
 * Runs a program to its end and returns its standard output.
 * @param command program and arguments
 * @param folder working folder
 * @param environment all variables that the program sees
 * @throws ToolError if the program is not installed, or ends badly; then with the end of what it printed
 */
export function run(
  command: readonly string[],
  folder: string,
  environment: NodeJS.ProcessEnv,
): Promise<string> {
  const [program = "", ...args] = command;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: folder, env: environment, stdio: ["ignore", "pipe", "pipe"] });
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => errors.push(chunk));
    child.on("error", (error: NodeJS.ErrnoException) => reject(notStarted(program, error)));
    child.on("close", (code, signal) => {
      const text = Buffer.concat(output).toString();
      if (code === 0) resolve(text);
      else reject(badEnd(command, code ?? signal, Buffer.concat(errors).toString() || text));
    });
  });
}

function notStarted(program: string, error: NodeJS.ErrnoException): ToolError {
  return error.code === "ENOENT"
    ? new ToolError(
        `${program} is not on the PATH. Install ${wanted[program] ?? program} and run this again.`,
      )
    : new ToolError(`${program} could not be started: ${error.message}`);
}

const wanted: Readonly<Record<string, string>> = { go: "Go 1.26 or newer", python3: "Python 3.10 or newer" };

function badEnd(command: readonly string[], end: number | string | null, text: string): ToolError {
  const last = text.trimEnd().split("\n").slice(-20).join("\n  ");
  return new ToolError(`"${command.join(" ")}" ended with ${end}:\n  ${last}`);
}
