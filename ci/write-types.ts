import { writeFileSync } from "node:fs";
import { catalogueTypes, catalogueTypesFile } from "./catalogue-types.js";
import { templateTypes, templateTypesFile } from "./template-types.js";

// npm run types: after a change of schemas/catalogue.schema.json or what it refers to, or of a template.
writeFileSync(catalogueTypesFile, await catalogueTypes());
writeFileSync(templateTypesFile, templateTypes());
