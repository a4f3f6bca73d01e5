import type { ErrorObject } from "ajv/dist/2020.js";

/**
 * The errors to report for a value that fits none of the branches of `error`, or more than one of a `oneOf`:
 * those of the branch that was most likely meant, or one error that names all that may stand there.
 *
 * @param branches the errors of each branch
 */
export function meantBranch(
  error: ErrorObject,
  branches: readonly (readonly ErrorObject[])[],
): ErrorObject[] {
  const summary = requiredKeys(error, branches) ?? alternatives(error, branches);
  if (summary) return [summary];
  if (branches.some((branch) => branch.length === 0)) return [error];
  const fitting = branches.filter((branch) => !branch.some((fault) => isMismatch(fault, error)));
  const tags = fitting.map((branch) => branch.filter((fault) => isTag(fault, error)));
  const isInAll = (path: string) =>
    tags.every((branch) => branch.some(({ instancePath }) => instancePath === path));
  const wrong = tags[0]?.find(({ instancePath }) => isInAll(instancePath));
  // No branch has the value of the tag (`kind: deploy`): the tag is what is wrong.
  if (wrong && fitting.length > 1) return [allValues(wrong, tags.flat())];
  const told = (i: number) => tags[i]!.filter((tag) => valuesOf(tag).length === 1).length;
  const fewest = Math.min(...fitting.map((_, i) => told(i)));
  const meant = fitting.filter((_, i) => told(i) === fewest);
  return (
    lackedByAll(meant) ?? [...meant.reduce((best, branch) => (isNearer(branch, best, error) ? branch : best))]
  );
}

/** Branches such as `{"required": ["peer"]}` only say which keys are a choice. */
function requiredKeys(
  error: ErrorObject,
  branches: readonly (readonly ErrorObject[])[],
): ErrorObject | undefined {
  const schemas = error.schema as readonly { required?: readonly string[] }[];
  const names = schemas.map(({ required }) => (required?.length === 1 ? required[0] : undefined));
  const isChoice = branches.every((branch) =>
    branch.every((fault) => fault.keyword === "required" && isAt(fault, error)),
  );
  const isObject = typeof error.data === "object" && error.data !== null && !Array.isArray(error.data);
  if (!isChoice || !isObject || names.includes(undefined)) return undefined;
  return { ...error, keyword: "choice", params: { names, exactly: error.keyword === "oneOf" } };
}

/** When every branch fails by the kind or the value of the whole, the message names all kinds and values. */
function alternatives(
  error: ErrorObject,
  branches: readonly (readonly ErrorObject[])[],
): ErrorObject | undefined {
  const faults = branches.map(
    (branch) => branch.find((fault) => isMismatch(fault, error)) ?? onlyValue(branch, error),
  );
  if (faults.length === 0 || faults.includes(undefined)) return undefined;
  const found = faults as readonly ErrorObject[];
  const params = { types: found.flatMap(typesOf), values: found.flatMap(valuesOf) };
  return { ...error, keyword: "alternatives", params };
}

function onlyValue(branch: readonly ErrorObject[], error: ErrorObject): ErrorObject | undefined {
  const [only, second] = branch;
  return only && !second && isAt(only, error) && valuesOf(only).length > 0 ? only : undefined;
}

/** Whether a branch is for another kind of value: another type, or values of another type. */
function isMismatch(fault: ErrorObject, error: ErrorObject): boolean {
  if (!isAt(fault, error)) return false;
  const values = valuesOf(fault);
  const isKind = fault.keyword === "type" || fault.keyword === "alternatives";
  return (isKind || values.length > 0) && values.every((value) => typeof value !== typeof error.data);
}

/**
 * A key of the value that must be one of a few and is not: perhaps the one by which branches are told apart.
 */
function isTag(fault: ErrorObject, error: ErrorObject): boolean {
  const below = fault.instancePath.slice(error.instancePath.length);
  return /^\/[^/]+$/.test(below) && fault.propertyName === error.propertyName && valuesOf(fault).length > 0;
}

function allValues(tag: ErrorObject, tags: readonly ErrorObject[]): ErrorObject {
  const same = tags.filter(({ instancePath }) => instancePath === tag.instancePath);
  return { ...tag, keyword: "enum", params: { allowedValues: [...new Set(same.flatMap(valuesOf))] } };
}

/** A key that every branch lacks is what is wrong, whatever else the branches say. */
function lackedByAll(branches: readonly (readonly ErrorObject[])[]): ErrorObject[] | undefined {
  const [first, ...others] = branches;
  const common = first!.filter((fault) =>
    others.every((branch) => branch.some((other) => isSameLack(fault, other))),
  );
  return others.length > 0 && common.length > 0 ? common : undefined;
}

function isSameLack(a: ErrorObject, b: ErrorObject): boolean {
  const isLack = a.keyword === "required" && b.keyword === "required" && a.instancePath === b.instancePath;
  return isLack && a.params["missingProperty"] === b.params["missingProperty"];
}

/** The nearer branch knows more of the keys that are there and lacks fewer; then, it has fewer faults. */
function isNearer(branch: readonly ErrorObject[], best: readonly ErrorObject[], error: ErrorObject): boolean {
  const outer = (faults: readonly ErrorObject[]) => faults.filter((fault) => isAt(fault, error)).length;
  return outer(branch) - outer(best) < 0 || (outer(branch) === outer(best) && branch.length < best.length);
}

function isAt(fault: ErrorObject, error: ErrorObject): boolean {
  return fault.instancePath === error.instancePath && fault.propertyName === error.propertyName;
}

function typesOf({ keyword, params }: ErrorObject): string[] {
  if (keyword === "alternatives") return params["types"] as string[];
  return keyword === "type" ? [params["type"] as string | string[]].flat() : [];
}

function valuesOf({ keyword, params }: ErrorObject): unknown[] {
  if (keyword === "alternatives") return params["values"] as unknown[];
  if (keyword === "const") return [params["allowedValue"]];
  return keyword === "enum" ? (params["allowedValues"] as unknown[]) : [];
}
