import { writeFileSync } from "node:fs";
import { catalogueTypes, catalogueTypesFile } from "./catalogue-types.js";

// npm run types: after a change of schemas/catalogue.schema.json or what it refers to.
writeFileSync(catalogueTypesFile, await catalogueTypes());
