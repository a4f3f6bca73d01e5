import { Ajv2020 } from "ajv/dist/2020.js";
import type { ExtraValue } from "../catalogue.js";
import type { Problem } from "../problem.js";
import { at, type Rule } from "./rule.js";

/** The schema of a value of the service's own is one that Helm can use, and its default fits it. */
export const extraValues: Rule = (catalogue) => catalogue.services.flatMap(({ path, values }) =>
  Object.entries(values).flatMap(([key, value]) => valueProblems(at(path, "values", key), value)));

function valueProblems(path: string, { schema, default: value }: ExtraValue): readonly Problem[] {
  if (schema === undefined) return [];
  const foreign = notInGo(schema);
  if (foreign !== undefined) return [{ path: at(path, "schema"), message: `has the pattern ${JSON.stringify(foreign)}, which Helm cannot read: it knows no (?=, (?!, (?<= and back references` }];
  try {
    const validate = new Ajv2020({ strict: false, logger: false }).compile(schema);
    if (validate(value)) return [];
    const [error] = validate.errors!;
    const where = error!.instancePath.slice(1).replaceAll("/", ".");
    return [{ path: at(path, "default"), message: `does not fit its schema: ${where === "" ? "it" : where} ${error!.message}` }];
  } catch (error) {
    return [{ path: at(path, "schema"), message: `is no JSON Schema that stands alone: ${(error as Error).message}` }];
  }
}

/** The first pattern that Go's regular expressions, which Helm has, do not know. */
function notInGo(schema: unknown): string | undefined {
  if (typeof schema !== "object" || schema === null) return undefined;
  const { pattern, patternProperties } = schema as { readonly pattern?: unknown; readonly patternProperties?: unknown };
  const own = [pattern, ...Object.keys(patternProperties ?? {})].find((text) => typeof text === "string" && /\(\?<?[=!]|\\[1-9]|\\k</.test(text));
  return own === undefined ? Object.values(schema).map(notInGo).find((found) => found !== undefined) : String(own);
}
