/** Thrown when a program that is needed is not there; exit code 3. */
export class MissingToolError extends Error {
  override readonly name = "MissingToolError";
}
