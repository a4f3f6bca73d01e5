import { writeFileSync } from "node:fs";
import { catalogueTypes, catalogueTypesFile } from "./catalogue-types.js";
import { defaultsPage, defaultsPageFile } from "./defaults-page.js";
import { fieldsPage, fieldsPageFile } from "./fields-page.js";
import { templateTypes, templateTypesFile } from "./template-types.js";

// npm run types: after a change of schemas/catalogue.schema.json or what it refers to, of a template, or of a
// default.
writeFileSync(catalogueTypesFile, await catalogueTypes());
writeFileSync(templateTypesFile, templateTypes());
writeFileSync(defaultsPageFile, defaultsPage());
writeFileSync(fieldsPageFile, fieldsPage());
