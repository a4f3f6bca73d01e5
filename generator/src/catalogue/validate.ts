import { createRequire } from "node:module";
import type { ValidateFunction } from "ajv/dist/2020.js";
import type { CatalogueSource } from "../../../schemas/types/catalogue.js";
import { catalogueSchema } from "../schema/files.js";
import type { Catalogue } from "./model/catalogue.js";
import { checkSchema } from "../schema/check/check-schema.js";
import { completeCatalogue, type ObjectNames } from "./complete/complete.js";
import { inDocumentOrder, withoutRepetition, whereWritten } from "./document-order.js";
import { locate } from "../problem/positions.js";
import { type Problem, ProblemsError } from "../problem/problem.js";
import type { Source } from "../source/read.js";
import { rules } from "./rules/index.js";
import { schemaValidator } from "../schema/check/validator.js";

/** The compiled schema, beside this file. `npm run build` makes it, see ci/precompile.ts. */
export const compiledCatalogueValidator = "./catalogue-validator.cjs";

/**
 * The catalogue that a source describes: complete, read-only, and such that everything after can trust it.
 * What the source's value holds becomes part of it and is read-only from then on.
 *
 * @param objectNames the names of the objects that a service's chart may have
 * @throws ProblemsError every fault of the shape; if that is right, everything that breaks a rule; in the
 * order of the document
 */
export function validateCatalogue(source: Source, objectNames: ObjectNames): Catalogue {
  if (!hasShape(source.value))
    refuse(
      source,
      checkSchema((telling ??= schemaValidator(catalogueSchema())), source.value, source.positions),
    );
  refuse(source, forgotten(source));
  const value = source.value as CatalogueSource;
  const catalogue = completeCatalogue(value, objectNames);
  const problems = Object.values(rules).flatMap((rule) => rule(catalogue, value));
  refuse(
    source,
    inDocumentOrder(value, withoutRepetition(problems.map((problem) => whereWritten(value, problem)))),
  );
  return frozen(catalogue);
}

// A key without a value is null to YAML, and null takes something back; who means that, writes it.
function forgotten({ positions = new Map() }: Source): readonly Problem[] {
  return [...positions]
    .filter(([path, { written }]) => written === "" && /^(services|envGroups)\./.test(path))
    .filter(([path]) => !/\.(values|dnsConfig)\./.test(path))
    .map(([path]) => ({ path, message: "has no value. Write null to take back what a service says" }));
}

/** Throws a ProblemsError with the problems, located in the source, if there are any. */
export function refuse({ file, positions = new Map() }: Source, problems: readonly Problem[]): void {
  if (problems.length > 0) throw new ProblemsError(file, locate(problems, positions));
}

let telling: ValidateFunction | undefined;
let compiled: ((value: unknown) => boolean) | undefined;

/** Compiling the schema takes longer than everything else, so it is only done to tell what is wrong. */
function hasShape(value: unknown): boolean {
  compiled ??= createRequire(import.meta.url)(compiledCatalogueValidator) as (value: unknown) => boolean;
  return compiled(value);
}

function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const member of Object.values(value)) frozen(member);
  return value;
}
