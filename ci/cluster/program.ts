import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Socket } from "node:net";
import type { Writable } from "node:stream";
import { ToolError } from "../tools/run.js";

/** A program that runs until it is stopped. */
export interface Program {
  /** Rejects with a ToolError, with the end of what it printed, when it ends by itself. Never resolves. */
  readonly ended: Promise<never>;
  /** Kills it and waits for its end: what it wrote is thrown away, so there is nothing to finish. */
  readonly stop: () => Promise<void>;
}

/**
 * The program and all that it started die with this one, whatever way this one dies: standard input number 3
 * is shut then.
 */
const untilWeEnd = `(read -r line <&3 || kill -9 0) & exec "$@" 3<&-`;

/**
 * Starts a program that does not outlive this one, in a process group of its own: Ctrl-C at the terminal is
 * for us alone.
 * @param log file that gets all that it prints, after what is in it
 */
export function spawnUntilWeEnd(
  command: readonly string[],
  folder: string,
  environment: NodeJS.ProcessEnv,
  log: string,
): ChildProcess {
  const file = openSync(log, "a");
  const child = spawn("sh", ["-c", untilWeEnd, "sh", ...command], {
    cwd: folder,
    env: environment,
    stdio: ["ignore", file, file, "pipe"],
    detached: true,
  });
  closeSync(file);
  const lifeline = child.stdio[3] as Writable;
  // Who watches has gone already.
  lifeline.on("error", () => {});
  // A line ends the watch: the number of a dead program may soon be another's.
  child.on("exit", () => lifeline.end("\n"));
  return child;
}

/**
 * Removes a folder as soon as the other end of its standard input number 3 is shut, and once more for those
 * who were still writing.
 */
const removal = `read -r line <&3; for wait in 0.2 1 5; do rm -rf -- "$1" 2>/dev/null; sleep $wait; done`;

/** Has a folder removed when this process ends, whatever way it ends. */
export function removeAtTheEnd(folder: string): void {
  const child = spawn("sh", ["-c", removal, "sh", folder], {
    cwd: "/",
    stdio: ["ignore", "ignore", "ignore", "pipe"],
    detached: true,
  });
  // Neither is waited for.
  child.unref();
  (child.stdio[3] as Socket).unref();
}

/**
 * Starts a program in the background.
 * @param name of its log in `folder`: NAME.log
 * @param command program and arguments
 */
export function startProgram(
  name: string,
  command: readonly string[],
  folder: string,
  environment: NodeJS.ProcessEnv,
): Program {
  const log = join(folder, `${name}.log`);
  const child = spawnUntilWeEnd(command, folder, environment, log);
  let stopped = false;
  const end = new Promise<string>((resolve) => {
    child.on("error", (error) => resolve(`could not be started: ${error.message}`));
    child.on("exit", (code, signal) => resolve(`ended with ${code ?? signal}`));
  });
  const ended = new Promise<never>((_, reject) => {
    void end.then((how) => {
      if (!stopped) reject(new ToolError(`${name} ${how}:\n  ${lastLines(log)}`));
    });
  });
  // Nobody may be waiting yet, or any more.
  ended.catch(() => {});
  return {
    ended,
    stop: async () => {
      stopped = true;
      child.kill("SIGKILL");
      await end;
    },
  };
}

function lastLines(log: string): string {
  try {
    return readFileSync(log, "utf8").trimEnd().split("\n").slice(-10).join("\n  ");
  } catch {
    return `(no ${basename(log)})`;
  }
}
