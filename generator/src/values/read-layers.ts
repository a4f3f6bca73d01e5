import { basename } from "node:path";
import { allInputs, inputsOf, type Inputs } from "../source/inputs.js";
import { ProblemsError } from "../problem/problem.js";
import { readSource, type Source, type TrackedSource } from "../source/read.js";
import { readBelow, refuseOutside } from "../source/readable-root.js";
import { FailedModule } from "../source/failed-module.js";
import { valuesFiles, valuesModules } from "./values-files.js";

/** The values files of an environment, later ones winning. */
export interface LayeredValues {
  readonly name: string;
  readonly sources: readonly Source[];
}

/** A module that says nothing by itself. */
export interface UnreadModule {
  readonly file: string;
  /** The end of a sentence: `needs PREVIEW`. */
  readonly reason: string;
  readonly inputs: Inputs | undefined;
}

/** Environments by name, and modules that say nothing by themselves, with the reason. */
export interface LayeredEnvironments {
  readonly layers: readonly LayeredValues[];
  readonly unread: readonly UnreadModule[];
  /** What all of it follows from; undefined if that cannot be told. */
  readonly inputs: Inputs | undefined;
}

/**
 * The environments of a folder with all their values files: the YAML, and over it the module of the same
 * name, which adds what is known only when it runs.
 *
 * @param root below which they must lie, see `readableRoot`
 * @throws ProblemsError when a YAML file cannot be read, and for a file that lies elsewhere
 */
export async function readLayers(folder: string, root: string): Promise<LayeredEnvironments> {
  const files = await Promise.all(valuesFiles(folder, root).map((file) => readBelow(root, file)));
  const programs = valuesModules(folder, root);
  for (const file of programs) refuseOutside(root, file);
  const modules = await Promise.all(programs.map(runModule));
  const read = modules.filter((module) => "value" in module);
  const names = [...new Set([...files, ...read].map(environmentName))].sort();
  return {
    layers: names.map((name) => ({
      name,
      sources: [...files, ...read].filter((source) => environmentName(source) === name),
    })),
    unread: modules.filter((module) => "reason" in module),
    inputs: allInputs([
      inputsOf({ folders: [{ folder, start: "" }] }),
      ...[...files, ...modules].map(({ inputs }) => inputs),
    ]),
  };
}

/** That a module was left out, as a line. */
export function unreadText({ file, reason }: UnreadModule): string {
  return `${file} was left out: it ${reason}.\n`;
}

/** A module may be there for others to import, or want a variable that is set only for a deployment. */
async function runModule(file: string): Promise<TrackedSource | UnreadModule> {
  try {
    return await readSource(file);
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    return {
      file,
      reason: error.problems[0]!.message.split("\n")[0]!,
      inputs: error instanceof FailedModule ? error.inputs : undefined,
    };
  }
}

/** The environment that a values file is of: its name without the extension. */
export function environmentName({ file }: Source): string {
  return basename(file).replace(/\.[^.]+$/, "");
}
