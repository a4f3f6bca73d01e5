/** Thrown when a program or a registry that is needed is there and fails; exit code 3. */
export class FailedToolError extends Error {
  override readonly name = "FailedToolError";

  /** @param facts what programs should know of it, for --json */
  constructor(
    message: string,
    readonly facts: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}
