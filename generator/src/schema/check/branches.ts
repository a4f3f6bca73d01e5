import type { ErrorObject } from "ajv/dist/2020.js";
import { meantBranch } from "./branch-choice.js";
import { knownKeys } from "./keys.js";
import type { SchemaParts } from "./parts.js";

/**
 * The errors that tell the user something: of `anyOf` and `oneOf` those of the branch that was meant, of the
 * others only what their parts say.
 *
 * The validator lists the errors of all branches, in order, right before that of the keyword itself. How many
 * of them belong to it shows by running each branch alone.
 */
export function decisiveErrors(errors: readonly ErrorObject[], parts: SchemaParts): ErrorObject[] {
  const kept: ErrorObject[] = [];
  for (let i = errors.length - 1; i >= 0; i--) {
    const error = errors[i]!;
    if (error.keyword === "anyOf" || error.keyword === "oneOf") {
      const branches = branchesOf(error, parts);
      i -= branches.reduce((sum, { length }) => sum + length, 0);
      kept.push(
        ...meantBranch(
          error,
          branches.map((branch) => decisiveErrors(branch, parts)),
        ).reverse(),
      );
    } else if (error.keyword === "contains") {
      i -= errorsOfItems(error, parts);
      kept.push(error);
    } else if (!WRAPPERS.has(error.keyword)) {
      kept.push(error);
    }
  }
  return withoutUnjudged(kept.reverse(), parts);
}

/** These only say that something in them failed, which has its own error. */
const WRAPPERS = new Set(["if", "propertyNames"]);

function branchesOf(error: ErrorObject, parts: SchemaParts): ErrorObject[][] {
  const branches = Array.isArray(error.schema) ? (error.schema as readonly unknown[]) : [];
  // After a second match the rest is not looked at.
  const passing = (error.params as { passingSchemas?: readonly [number, number] | null }).passingSchemas;
  const judged = passing ? branches.slice(0, passing[1] + 1) : branches;
  return judged.map((_, i) => errorsOf(error, parts, [error.keyword, i], error.data, error.instancePath));
}

function errorsOfItems(error: ErrorObject, parts: SchemaParts): number {
  const items = Array.isArray(error.data) ? (error.data as readonly unknown[]) : [];
  return items.reduce<number>((sum, item) => sum + errorsOf(error, parts, ["contains"], item, "").length, 0);
}

function errorsOf(
  { parentSchema, propertyName }: ErrorObject,
  parts: SchemaParts,
  steps: readonly (string | number)[],
  value: unknown,
  base: string,
): ErrorObject[] {
  const validate = parts.validator(parentSchema, steps);
  if (!validate || validate(value)) return [];
  const name = propertyName === undefined ? {} : { propertyName };
  return (validate.errors ?? []).map((error) => ({
    ...name,
    ...error,
    instancePath: base + error.instancePath,
  }));
}

/**
 * Where a branch failed, the validator takes all keys that only the branch knows for unknown; those are none.
 */
function withoutUnjudged(errors: readonly ErrorObject[], parts: SchemaParts): ErrorObject[] {
  return errors.filter((error) => {
    if (error.keyword !== "unevaluatedProperties") return true;
    const { unevaluatedProperty } = error.params as { unevaluatedProperty: string };
    const others = errors.some(
      ({ keyword, instancePath }) =>
        keyword !== "unevaluatedProperties" && isWithin(instancePath, error.instancePath),
    );
    return !others || !knownKeys(error.parentSchema, parts.root).includes(unevaluatedProperty);
  });
}

function isWithin(path: string, around: string): boolean {
  return path === around || path.startsWith(`${around}/`);
}
