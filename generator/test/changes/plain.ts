import { statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { shop, type Action, type Kind } from "./kinds.js";
import type { Tree } from "./repository.js";

/** A change around a plain catalogue in YAML. */
export type PlainKind = readonly [name: string, change: Action, more?: Tree | undefined];

export function plainKind([name, change, more = {}]: PlainKind): Kind {
  return { name, files: { "catalogue.yaml": shop, ...more }, change };
}

/** A change that leaves no trace in the time of the file. */
export function keepingTime(change: Action, path = "catalogue.yaml"): Action {
  return (repository) => {
    const { atime, mtime } = statSync(join(repository.root, path));
    change(repository);
    utimesSync(join(repository.root, path), atime, mtime);
  };
}
