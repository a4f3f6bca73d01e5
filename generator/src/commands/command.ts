/** What a command tells its caller; only `cli.ts` prints and exits. */
export interface Outcome {
  /** 0 fine, 1 problems or drift. Wrong usage (2) and missing tools (3) are errors. */
  readonly exitCode: 0 | 1;
  /** For people, on standard output. */
  readonly text: string;
  /** For programs, with --json: the same facts. */
  readonly json: Readonly<Record<string, unknown>>;
}

/** Thrown when the call itself is wrong; exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
