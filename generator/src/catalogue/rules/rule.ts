import type { CatalogueSource } from "../../../../schemas/types/catalogue.js";
import type { Catalogue } from "../catalogue.js";
import { pathText, type Step } from "../positions.js";
import type { Problem } from "../problem.js";
import { didYouMean } from "../suggest.js";

/**
 * Something that the schema cannot say. Takes the completed catalogue, and what the user wrote, whose shape is right by then.
 * Paths of what a workload inherits may be given as if it stood at the workload.
 */
export type Rule = (catalogue: Catalogue, source: CatalogueSource) => readonly Problem[];

/** A path and further steps: `at("services.shop", "calls", 1)`. */
export function at(path: string, ...steps: readonly Step[]): string {
  const more = pathText(steps);
  return path === "" || more === "" || more.startsWith("[") ? path + more : `${path}.${more}`;
}

/** A sentence, with the candidate behind it that was probably meant. */
export function hinted(sentence: string, word: string, candidates: Iterable<string>): string {
  const hint = didYouMean(word, candidates);
  return hint === "" ? sentence : `${sentence}.${hint}`;
}

/** `names "htp", which is not among the ports of shop (http, metrics). Did you mean "http"?` */
export function notAmong(name: string, names: readonly string[], what: string): string {
  const list = names.length === 0 ? " (there are none)" : names.length <= MAX_LISTED ? ` (${names.join(", ")})` : "";
  return hinted(`names ${JSON.stringify(name)}, which is not among ${what}${list}`, name, names);
}

const MAX_LISTED = 8;
