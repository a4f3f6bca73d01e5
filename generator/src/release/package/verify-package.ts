import { ProblemsError } from "../../problem/problem.js";
import { helmProgram } from "../../tool/helm.js";
import { runProgram } from "../../tool/run-program.js";

/**
 * Has Helm verify a package's provenance.
 *
 * @param keyring public keys that are trusted
 * @throws ProblemsError when the package is not what one of them has signed
 */
export async function verifyPackage(helm: string, keyring: string, file: string): Promise<void> {
  const { code, output, errors } = await runProgram(helmProgram(helm, "Packages are verified with"), [
    "verify",
    "--keyring",
    keyring,
    file,
  ]);
  const words = `${errors}${output}`
    .trim()
    .split("\n")
    .at(-1)!
    .replace(/^Error: /, "");
  if (code !== 0)
    throw new ProblemsError(file, [
      { path: "", message: `is not what a key of ${keyring} has signed. Helm says: ${words}` },
    ]);
}
