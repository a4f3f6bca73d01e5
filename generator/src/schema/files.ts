import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolder } from "../package-folder.js";
import { schemaBundler, type JsonSchema } from "./bundle.js";

/** Folder of the hand-written schemas in this package, absolute. */
export const schemasFolder = join(packageFolder, "schemas");

/** Makes a schema self-contained that refers to files of schemas/, as `values/quantity.schema.json`. */
export const bundleSchema = schemaBundler(schemasFolder);

/** The contract of the catalogue, self-contained. */
export function catalogueSchema(): JsonSchema {
  return bundleSchema(
    JSON.parse(readFileSync(join(schemasFolder, "catalogue.schema.json"), "utf8")) as JsonSchema,
  );
}
