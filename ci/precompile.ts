import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compiledValidator } from "./compiled-validator.js";
import { compiledTemplates } from "../generator/src/render/template.js";
import { compiledFolder } from "../generator/src/render/template-folder.js";
import { compiledCatalogueValidator } from "../generator/src/catalogue/validate.js";
import { packageFolder } from "../generator/src/package-folder.js";

// The second half of `npm run build`: what takes long to compile, and is the same in every run, is compiled here.
write("catalogue", compiledCatalogueValidator, await compiledValidator());
write("render", compiledTemplates, `module.exports = ${compiledFolder(`${packageFolder}generator/templates`)};\n`);

function write(room: string, file: string, text: string): void {
  writeFileSync(fileURLToPath(new URL(`../generator/src/${room}/${file}`, import.meta.url)), text);
}
