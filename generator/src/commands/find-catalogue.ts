import { usualPlaces } from "../source/usual-places.js";
import { linkStatsAt } from "../disk/stats.js";
import { UsageError } from "./command.js";

/** The catalogue's file: the one that was named, else the first of the usual places that exists. */
export function findCatalogue(named: string | undefined): string {
  const file = named ?? usualPlaces.find((path) => linkStatsAt(path) !== undefined);
  if (file === undefined)
    throw new UsageError(`no catalogue was named, and there is none of ${usualPlaces.join(", ")}`);
  return file;
}
