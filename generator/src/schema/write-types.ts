import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { catalogueSchema, schemasFolder } from "./files.js";
import { schemaTypes } from "./types.js";

// Run by `npm run types` after a change of schemas/; a test fails when the result is not what is committed.
const banner = "/* Made by `npm run types` from schemas/catalogue.schema.json. Not to be edited. */";
writeFileSync(join(schemasFolder, "types/catalogue.ts"), await schemaTypes(catalogueSchema(), "CatalogueSource", banner));
