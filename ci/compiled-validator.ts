import { build } from "esbuild";
import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import { validatorOptions } from "../generator/src/schema/check/validator.js";
import { catalogueSchema } from "../generator/src/schema/files.js";
import { packageFolder } from "../generator/src/package-folder.js";

/**
 * A CommonJS module, without imports, whose export says whether a value is a catalogue's source in shape. It
 * ends at the first fault.
 */
export async function compiledValidator(): Promise<string> {
  const ajv = new Ajv2020({ ...validatorOptions, inlineRefs: false, code: { source: true, esm: false } });
  const source = standalone.default(ajv, ajv.compile(catalogueSchema()));
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: packageFolder },
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    minify: true,
    write: false,
  });
  return outputFiles[0]!.text;
}
