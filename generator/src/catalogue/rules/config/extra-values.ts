import type { ExtraValue } from "../../model/catalogue.js";
import { checkSchema } from "../../../schema/check/check-schema.js";
import { newAjv } from "../../../schema/check/validator.js";
import { at, type Step } from "../../../problem/positions.js";
import type { Problem } from "../../../problem/problem.js";
import type { Rule } from "../rule.js";

/**
 * The schema of a value of the service's own is one that Helm can use inside the chart's, and its default
 * fits it.
 */
export const extraValues: Rule = (catalogue) =>
  catalogue.services.flatMap(({ path, values }) =>
    Object.entries(values).flatMap(([key, value]) => valueProblems(at(path, "values", key), value)),
  );

function valueProblems(path: string, { schema, default: value }: ExtraValue): readonly Problem[] {
  if (schema === undefined) return [];
  const foreign = foreignParts(schema, at(path, "schema"));
  if (foreign.length > 0) return foreign;
  const ajv = newAjv({ strict: false, logger: false, allErrors: true, verbose: true });
  if (!ajv.validateSchema(schema)) {
    const steps = ajv.errors![0]!.instancePath.split("/").slice(1);
    return [{ path: at(path, "schema", ...steps), message: "is nothing that JSON Schema (2020-12) knows" }];
  }
  try {
    return checkSchema(ajv.compile(schema), value).map((problem) => ({
      path: joined(at(path, "default"), problem.path),
      message: `${problem.message} (by its schema)`,
    }));
  } catch (error) {
    return [{ path: at(path, "schema"), message: `is not a valid JSON Schema: ${(error as Error).message}` }];
  }
}

function joined(path: string, more: string): string {
  return more === "" || more.startsWith("[") ? path + more : `${path}.${more}`;
}

/**
 * What means something else, or nothing, once the schema stands inside that of a chart and is read by Helm.
 */
function foreignParts(schema: unknown, path: string): readonly Problem[] {
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([key, member]: [Step, unknown]) => {
    const place = at(path, Array.isArray(schema) ? Number(key) : key);
    if (typeof member === "string" && REFERENCES.includes(String(key)))
      return [
        { path: place, message: "must not be there: the schema has to stand alone inside that of the chart" },
      ];
    const isPattern = key === "pattern" && typeof member === "string" && GO_LACKS.test(member);
    return isPattern
      ? [
          {
            path: place,
            message:
              "has a part that Helm's regular expressions lack: (?=, (?!, (?<=, (?<! or a back reference",
          },
        ]
      : foreignParts(member, place);
  });
}

const REFERENCES = ["$ref", "$dynamicRef", "$id", "$anchor", "$dynamicAnchor", "$schema"];
const GO_LACKS = /\(\?<?[=!]|\\[1-9]|\\k</;
