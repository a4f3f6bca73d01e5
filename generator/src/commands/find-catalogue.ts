import { existsSync } from "node:fs";
import { UsageError } from "./command.js";

const usual = ["catalogue.ts", "catalogue.yaml", "catalogue/index.ts", "generator/catalogue/index.ts"];

/** The catalogue's file: the one that was named, else the first of the usual places that exists. */
export function findCatalogue(named: string | undefined): string {
  const file = named ?? usual.find((path) => existsSync(path));
  if (file === undefined)
    throw new UsageError(`no catalogue was named, and there is none of ${usual.join(", ")}`);
  return file;
}
