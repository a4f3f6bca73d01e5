/** Thrown when a program that is needed is not there; exit code 3. */
export class MissingToolError extends Error {
  override readonly name = "MissingToolError";
}

/** @param helm the program that was looked for */
export function missingHelm(helm: string): MissingToolError {
  return new MissingToolError(`${helm === "helm" ? "helm is not on the PATH" : `there is no program ${helm}`}. Charts are rendered with Helm 3 or 4: install it, or name its program with --helm`);
}
