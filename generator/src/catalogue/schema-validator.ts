import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";

/** The annotation by which our schemas say in words what they expect: "a DNS label: lower-case letters, …". */
export const EXPECTED = "x-expected";

/** The keyword with which a schema says what to write instead of keys that it has not: words by key. */
export const INSTEAD = "x-instead";

/** A schema compiled as `checkSchema` needs it: every error at once, and each with the schema that it comes from. */
export function schemaValidator(schema: object): ValidateFunction {
  // Conditions and choices name keys without describing them again; all else that may be a slip is refused.
  const strictness = { strict: true, strictTypes: false, strictRequired: false } as const;
  return new Ajv2020({ allErrors: true, verbose: true, ...strictness, keywords: [EXPECTED, INSTEAD] }).compile(schema);
}
