import { existsSync } from "node:fs";
import { usualPlaces } from "../source/usual-places.js";
import { UsageError } from "./command.js";

/** The catalogue's file: the one that was named, else the first of the usual places that exists. */
export function findCatalogue(named: string | undefined): string {
  const file = named ?? usualPlaces.find((path) => existsSync(path));
  if (file === undefined)
    throw new UsageError(`no catalogue was named, and there is none of ${usualPlaces.join(", ")}`);
  return file;
}
