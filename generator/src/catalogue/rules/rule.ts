import type { CatalogueSource } from "../../../../schemas/types/catalogue.js";
import type { Catalogue } from "../model/catalogue.js";
import type { Problem } from "../../problem/problem.js";

/**
 * Something that the schema cannot say. Takes the completed catalogue, and what the user wrote, whose shape
 * is right by then. Paths of what a workload inherits may be given as if it stood at the workload.
 */
export type Rule = (catalogue: Catalogue, source: CatalogueSource) => readonly Problem[];
