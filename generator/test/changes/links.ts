import { renameSync } from "node:fs";
import { join } from "node:path";
import type { Action, Kind } from "./kinds.js";
import { link, put, type Repository, type Tree } from "./repository.js";

/** A change of a link, or behind one. */
export interface LinkedKind {
  readonly name: string;
  /** Path → what it leads to. */
  readonly links: Tree;
  readonly files?: Tree;
  readonly change: Action;
}

/** @param common the files that all kinds of a group have */
export function linkedKind({ name, links, files = {}, change }: LinkedKind, common: Tree): Kind {
  const linked = (repository: Repository) =>
    Object.entries(links).forEach(([path, target]) => link(repository, path, target));
  return { name, files: { ...common, ...files }, prepare: linked, change };
}

/** Puts a file in the place of a link. */
export function becoming(path: string, contents: string): Action {
  return (repository) => {
    link(repository, path, "nowhere");
    put(repository, { [`${path}.new`]: contents });
    renameSync(join(repository.root, `${path}.new`), join(repository.root, path));
  };
}
