import { createRequire } from "node:module";
import type * as Ajv from "ajv/dist/2020.js";

/**
 * The annotation by which our schemas say in words what they expect: "a DNS label: lower-case letters, …".
 */
export const EXPECTED = "x-expected";

/** The keyword with which a schema says what to write instead of keys that it has not: words by key. */
export const INSTEAD = "x-instead";

/**
 * How our schemas are to be read. Conditions and choices name keys without describing them again; all else
 * that may be a slip is refused.
 */
export const validatorOptions = {
  strict: true,
  strictTypes: false,
  strictRequired: false,
  keywords: [EXPECTED, INSTEAD],
};

/**
 * A schema compiled as `checkSchema` needs it: every error at once, and each with the schema that it comes
 * from.
 */
export function schemaValidator(schema: object): Ajv.ValidateFunction {
  return newAjv({ ...validatorOptions, allErrors: true, verbose: true }).compile(schema);
}

/** Loading Ajv takes as long as reading a catalogue, and most runs have no schema to compile. */
export function newAjv(options: Ajv.Options): Ajv.Ajv2020 {
  const { Ajv2020 } = createRequire(import.meta.url)("ajv/dist/2020.js") as typeof Ajv;
  return new Ajv2020(options);
}
