import { fileURLToPath } from "node:url";

/**
 * The folder of this package, with a closing separator: it holds `generator/templates` and `schemas`.
 * Counted from the compiled file, `dist/generator/src/package-folder.js`.
 */
export const packageFolder = fileURLToPath(new URL("../../../", import.meta.url));
