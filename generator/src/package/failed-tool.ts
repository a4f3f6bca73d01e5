/** Thrown when a program or a registry that is needed is there and fails; exit code 3. */
export class FailedToolError extends Error {
  override readonly name = "FailedToolError";
}
