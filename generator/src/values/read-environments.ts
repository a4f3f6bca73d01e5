import { basename } from "node:path";
import { allInputs, inputsOf, type Inputs } from "../source/inputs.js";
import { readBelow } from "../source/readable-root.js";
import type { EnvironmentValues } from "../chart/values/environments.js";
import { valuesFiles } from "./values-files.js";

/** Values files by environment, and all that they depend on: the folder as well. */
export interface Environments {
  readonly values: readonly EnvironmentValues[];
  readonly inputs: Inputs | undefined;
}

/**
 * The environments that have a values file in a folder, sorted by name. A module may say something else
 * tomorrow, so it does not count.
 *
 * @param root below which they must lie, see `readableRoot`
 * @throws ProblemsError when a file cannot be read
 */
export async function readEnvironments(folder: string, root: string): Promise<Environments> {
  const files = valuesFiles(folder, root);
  const sources = await Promise.all(files.map((file) => readBelow(root, file)));
  const values = sources.map(({ file, value }) => ({
    name: basename(file).replace(/\.ya?ml$/, ""),
    values: value,
  }));
  return {
    values,
    inputs: allInputs([
      inputsOf({ folders: [{ folder, start: "" }] }),
      ...sources.map(({ inputs }) => inputs),
    ]),
  };
}
