import { basename } from "node:path";
import { CatalogueError } from "../catalogue/problem.js";
import { readSource, type Source } from "../catalogue/read.js";
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
}

/** Environments by name, and modules that say nothing by themselves, with the reason. */
export interface LayeredEnvironments {
  readonly layers: readonly LayeredValues[];
  readonly unread: readonly UnreadModule[];
  /** The modules and the files that they import, as far as those are known. */
  readonly inputs: readonly string[];
}

/**
 * The environments of a folder with all their values files: the YAML, and over it the module of the same name, which adds what is known
 * only when it runs.
 *
 * @throws CatalogueError when a YAML file cannot be read
 */
export async function readLayers(folder: string): Promise<LayeredEnvironments> {
  const files = await Promise.all(valuesFiles(folder).map(readSource));
  const modules = await Promise.all(valuesModules(folder).map(runModule));
  const read = modules.filter((module) => "value" in module);
  const names = [...new Set([...files, ...read].map(environmentName))].sort();
  return {
    layers: names.map((name) => ({ name, sources: [...files, ...read].filter((source) => environmentName(source) === name) })),
    unread: modules.filter((module) => "reason" in module),
    inputs: modules.flatMap((module) => ("value" in module && module.inputs ? module.inputs : [module.file])),
  };
}

/** That a module was left out, as a line. */
export function unreadText({ file, reason }: UnreadModule): string {
  return `${file} was left out: it ${reason}.\n`;
}

/** A module may be there for others to import, or want a variable that is set only for a deployment. */
async function runModule(file: string): Promise<Source | UnreadModule> {
  try {
    return await readSource(file);
  } catch (error) {
    if (!(error instanceof CatalogueError)) throw error;
    return { file, reason: error.problems[0]!.message.split("\n")[0]! };
  }
}

function environmentName({ file }: Source): string {
  return basename(file).replace(/\.[^.]+$/, "");
}
