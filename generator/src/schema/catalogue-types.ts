import { join } from "node:path";
import { catalogueSchema, schemasFolder } from "./files.js";
import { schemaTypes } from "./types.js";

/** Where the types of a catalogue lie, in this package. */
export const catalogueTypesFile = join(schemasFolder, "types/catalogue.ts");

/** The TypeScript types of a catalogue as users write it, from schemas/catalogue.schema.json. */
export function catalogueTypes(): Promise<string> {
  return schemaTypes(catalogueSchema(), "CatalogueSource", "/* Made by `npm run types` from schemas/catalogue.schema.json; not to be edited. */");
}
