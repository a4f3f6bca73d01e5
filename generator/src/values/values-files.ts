import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/**
 * The values files of a folder, sorted by name; none where there is no folder. Modules are not among them.
 */
export function valuesFiles(folder: string): readonly string[] {
  return filesOf(folder).filter((file) => /\.ya?ml$/.test(file));
}

/** The modules of a folder, sorted by name: values in TypeScript or JavaScript, and what they import. */
export function valuesModules(folder: string): readonly string[] {
  return filesOf(folder).filter((file) => isModule(file) && !/\.d\.m?ts$/.test(file));
}

export function isModule(file: string): boolean {
  return /\.(m?ts|m?js)$/.test(file);
}

function filesOf(folder: string): readonly string[] {
  return existsSync(folder)
    ? readdirSync(folder)
        .sort()
        .map((name) => join(folder, name))
    : [];
}
