import { copyFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { compiledValidator } from "./compiled-validator.js";
import { compiledTemplates } from "../generator/src/render/template.js";
import { compiledFolder } from "../generator/src/render/template-folder.js";
import { compiledCatalogueValidator } from "../generator/src/catalogue/validate.js";
import { bundleFolder, packageFolder } from "../generator/src/package-folder.js";

// The second half of `npm run build`: what takes long to compile, and is the same in every run, is compiled
// here; and the few hundred modules become a few, for Node.js takes longer to find them than to run them.
const compiled = [
  written("catalogue", compiledCatalogueValidator, await compiledValidator()),
  written(
    "render",
    compiledTemplates,
    `module.exports = ${compiledFolder(`${packageFolder}generator/templates`)};\n`,
  ),
];
// Names of its parts carry a sum of what is in them, so that those of the last build would stay.
rmSync(bundleFolder, { recursive: true, force: true });
await build({
  entryPoints: ["cli", "index"].map((name) => compiledPath(`${name}.js`)),
  outdir: bundleFolder,
  bundle: true,
  splitting: true,
  platform: "node",
  format: "esm",
  target: "node20",
  packages: "external",
  logLevel: "warning",
});
for (const file of compiled) copyFileSync(file, join(bundleFolder, basename(file)));

function written(room: string, name: string, text: string): string {
  const file = compiledPath(`${room}/${name}`);
  writeFileSync(file, text);
  return file;
}

function compiledPath(path: string): string {
  return fileURLToPath(new URL(`../generator/src/${path}`, import.meta.url));
}
