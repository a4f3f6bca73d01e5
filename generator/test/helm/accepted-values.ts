import type { ErrorObject, ValidateFunction } from "ajv/dist/2020.js";
import { each, type Path } from "../../src/exact/meaning.js";
import type { JsonSchema } from "../../src/schema/bundle.js";
import { schemaValidator } from "../../src/schema/check/validator.js";

const validators = new Map<JsonSchema, ValidateFunction>();
const verdicts = new Map<JsonSchema, Map<string, boolean>>();

/** Whether a schema takes this value at that place, whatever else it says of the rest. */
export function accepted(schema: JsonSchema, path: Path, value: unknown): boolean {
  const known = verdicts.get(schema) ?? new Map<string, boolean>();
  verdicts.set(schema, known);
  const key = JSON.stringify([path, value]);
  const verdict = known.get(key) ?? variants(path, value).some((variant) => takes(schema, variant));
  known.set(key, verdict);
  return verdict;
}

/** Whether the object at that place takes a member of this name. */
export function acceptedKey(schema: JsonSchema, path: Path, key: string): boolean {
  return variants(path, { [key]: {} }).every(({ document, pointer }) => {
    const validator = validatorOf(schema);
    return (
      validator(document) ||
      !validator.errors!.some(
        ({ instancePath, keyword }) => instancePath === pointer && keyword === "propertyNames",
      )
    );
  });
}

interface Variant {
  readonly document: unknown;
  readonly pointer: string;
}

/** The value in nothing but its path; what has no name may be in a list or in an object. */
function variants(path: Path, value: unknown): readonly Variant[] {
  const [key, ...rest] = path;
  if (key === undefined) return [{ document: value, pointer: "" }];
  return variants(rest, value).flatMap(({ document, pointer }): readonly Variant[] =>
    key === each
      ? [
          { document: [document], pointer: `/0${pointer}` },
          { document: { word: document }, pointer: `/word${pointer}` },
        ]
      : [
          {
            document: { [key]: document },
            pointer: `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}${pointer}`,
          },
        ],
  );
}

function takes(schema: JsonSchema, { document, pointer }: Variant): boolean {
  const validator = validatorOf(schema);
  if (validator(document)) return true;
  return !validator.errors!.some(
    ({ instancePath, keyword, params }: ErrorObject) =>
      instancePath === pointer ||
      (pointer.startsWith(`${instancePath}/`) &&
        (keyword === "type" ||
          (keyword === "additionalProperties" &&
            pointer === `${instancePath}/${String(params["additionalProperty"])}`))),
  );
}

function validatorOf(schema: JsonSchema): ValidateFunction {
  const validator = validators.get(schema) ?? schemaValidator(schema);
  validators.set(schema, validator);
  return validator;
}
