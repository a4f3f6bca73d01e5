import { spawn, type ChildProcess } from "node:child_process";
import { MAX_PRINTED_BYTES, MAX_PROGRAM_SECONDS } from "../problem/limits.js";
import { FailedToolError } from "./failed-tool.js";
import { MissingToolError } from "./missing-tool.js";

/** How a program ended, and what it printed. */
export interface ExitResult {
  /** Its exit code; null when it was stopped because it took longer than its caller allows. */
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
 * @param seconds after which it is stopped, see `ExitResult`; undefined: as many as any program may take
 * @throws MissingToolError when there is no such program; FailedToolError when it takes or prints more than
 * any program may, or was ended by others
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
    const most = seconds ?? programSeconds();
    const child = spawn(program.path, args, { stdio: ["pipe", "pipe", "pipe"], env: environment });
    running.add(child);
    let stopped: string | undefined;
    const stop = (why: string) => {
      stopped ??= why;
      child.kill("SIGKILL");
      // What it started in turn may hold these open.
      child.stdout.destroy();
      child.stderr.destroy();
    };
    // Node's own timeout would keep us waiting for a program that could not be started.
    const timer = setTimeout(
      () => stop(`did not end within ${most} s. If it needs longer, set ${secondsVariable}`),
      Math.min(most * 1000, longestTimer),
    );
    const texts = { output: "", errors: "" };
    for (const [stream, name] of [
      [child.stdout, "output"],
      [child.stderr, "errors"],
    ] as const)
      stream.setEncoding("utf8").on("data", (text: string) => {
        texts[name] += text;
        if (texts.output.length + texts.errors.length > MAX_PRINTED_BYTES)
          stop(`printed more than ${MAX_PRINTED_BYTES / 1024 / 1024} MiB`);
      });
    child.on("error", (error: NodeJS.ErrnoException) => {
      running.delete(child);
      clearTimeout(timer);
      reject(error.code === "ENOENT" || error.code === "EACCES" ? missingTool(program) : error);
    });
    child.on("close", (code, signal) => {
      running.delete(child);
      clearTimeout(timer);
      const isLate = stopped?.startsWith("did not end") === true;
      if (seconds !== undefined && (stopped === undefined || isLate)) resolve({ code, ...texts });
      else if (stopped !== undefined) reject(new FailedToolError(`${program.path} ${stopped}`));
      else if (signal === null) resolve({ code, ...texts });
      else reject(new FailedToolError(`${program.path} was ended by ${signal}, maybe for want of memory`));
    });
    // One that ends before it has read all is judged by its exit code.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
}

/** More milliseconds than Node's timers count would be none. */
const longestTimer = 2 ** 31 - 1;

/** For systems with which Helm takes longer than any that we know. */
const secondsVariable = "CHARTWRIGHT_PROGRAM_SECONDS";

function programSeconds(): number {
  const text = process.env[secondsVariable];
  if (text === undefined || text === "") return MAX_PROGRAM_SECONDS;
  const seconds = Number(text);
  if (seconds > 0) return seconds;
  throw new FailedToolError(`${secondsVariable} must be a number of seconds such as 600, got "${text}"`);
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
