import { spawn, type ChildProcess } from "node:child_process";
import { MissingToolError } from "./missing-tool.js";

/** How a program ended, and what it printed. */
export interface ExitResult {
  /** Its exit code; null when it was stopped because it took too long. */
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** A program to run, and what to do where it is not there. */
export interface Program {
  /** A path, or a name that is looked up. */
  readonly path: string;
  /** What it is for and how it can be named, as whole sentences. */
  readonly advice: string;
}

/**
 * Runs a program to its end.
 *
 * @param seconds after which it is stopped
 * @throws MissingToolError when there is no such program
 */
export function runProgram(
  program: Program,
  args: readonly string[],
  {
    input = "",
    seconds,
    environment = process.env,
  }: { readonly input?: string; readonly seconds?: number; readonly environment?: NodeJS.ProcessEnv } = {},
): Promise<ExitResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(program.path, args, { stdio: ["pipe", "pipe", "pipe"], env: environment });
    running.add(child);
    // Node's own timeout would keep us waiting for a program that could not be started.
    const timer = seconds === undefined ? undefined : setTimeout(() => child.kill("SIGKILL"), seconds * 1000);
    const texts = { output: "", errors: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      texts.output += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      texts.errors += text;
    });
    child.on("error", (error: NodeJS.ErrnoException) => {
      running.delete(child);
      clearTimeout(timer);
      reject(error.code === "ENOENT" || error.code === "EACCES" ? missingTool(program) : error);
    });
    child.on("close", (code) => {
      running.delete(child);
      clearTimeout(timer);
      resolve({ code, ...texts });
    });
    // One that ends before it has read all is judged by its exit code.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
}

/** That there is no such program. */
export function missingTool({ path, advice }: Program): MissingToolError {
  return new MissingToolError(
    `${path.includes("/") ? `there is no program ${path}` : `${path} is not on the PATH`}. ${advice}`,
  );
}

/** Ends all programs that are under way. */
export function stopPrograms(): void {
  for (const child of running) child.kill("SIGKILL");
}

const running = new Set<ChildProcess>();
