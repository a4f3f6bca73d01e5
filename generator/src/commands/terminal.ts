import { CommanderError } from "commander";
import { ProblemsError } from "../problem/problem.js";
import { UsageError, type Outcome } from "./command.js";
import { asDiskError, DiskError } from "../disk/error.js";
import { FailedToolError } from "../tool/failed-tool.js";
import { MissingToolError } from "../tool/missing-tool.js";

/** Prints the answer of a command. */
export const answer: (text: string) => boolean = process.stdout.write.bind(process.stdout);

/** What catalogues and the packages that they import print is no part of it. */
export function keepStdoutForAnswers(): void {
  process.stdout.write = process.stderr.write.bind(process.stderr);
}

/** Prints what a command found out, as text or as JSON, and sets the exit code. */
export function finish({ json }: Common, outcome: Outcome): void {
  answer(
    json ? `${JSON.stringify({ ok: outcome.exitCode === 0, ...outcome.json }, null, 2)}\n` : outcome.text,
  );
  process.exitCode = outcome.exitCode;
}

/** Says why a command was not done; the exit code. Faults of our own are thrown on. */
export function report(thrown: unknown): number {
  const error = asDiskError(thrown) ?? thrown;
  const json = process.argv.includes("--json");
  // commander has told people what it had to say.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : failed(2, error, undefined, json);
  if (error instanceof ProblemsError || error instanceof DiskError) {
    const file = error instanceof ProblemsError ? error.file : undefined;
    const problems = error.problems.map((problem) => ({ file, ...problem }));
    if (json) answer(`${JSON.stringify({ ok: false, problems }, null, 2)}\n`);
    else
      process.stderr.write(
        error instanceof DiskError
          ? `${error.message}\n`
          : error.message + (process.argv[2] === "generate" ? "\nNothing was written.\n" : ""),
      );
    return 1;
  }
  if (error instanceof MissingToolError || error instanceof FailedToolError)
    return failed(3, error, ".\n", json);
  if (error instanceof UsageError)
    return failed(2, error, `\nTry: chartwright ${process.argv[2]} --help\n`, json);
  throw error;
}

/** Says why a command was not done: to people, and with --json to programs as well. */
function failed(
  exitCode: 2 | 3,
  { message, facts }: Error & Partial<Pick<FailedToolError, "facts">>,
  end: string | undefined,
  json: boolean,
): number {
  if (end !== undefined) process.stderr.write(`error: ${message}${end}`);
  if (json)
    answer(`${JSON.stringify({ ok: false, error: message.replace(/^error: /, ""), ...facts }, null, 2)}\n`);
  return exitCode;
}

/** Progress, for those who watch. */
export function say(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`${line}\n`);
}

/** What every command takes. */
export interface Common {
  readonly json?: true;
}
