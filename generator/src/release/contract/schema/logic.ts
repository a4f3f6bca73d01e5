import { typesOf } from "./accepts.js";
import { conjuncts, type Conjunction, type Schema, type SchemaObject } from "./schema.js";

/** Whether it is sure that what satisfies all of `old` satisfies `next`. */
export type Implies = (old: Conjunction, next: Schema) => boolean;

/**
 * Whether it is sure that what satisfies all of `old` satisfies a word of `part` that joins schemas: `not`,
 * `anyOf`, or `if` with its `then` and `else`.
 */
export function isImplied(
  old: Conjunction,
  part: SchemaObject,
  word: "not" | "anyOf" | "if",
  implies: Implies,
): boolean {
  switch (word) {
    case "not":
      return excludes(old, part["not"] as Schema, implies);
    case "anyOf":
      return fitsOne(old, part["anyOf"] as readonly Schema[], implies);
    case "if":
      return holds(old, part, implies);
  }
}

/** Whether what satisfies all of `old` satisfies `next` whichever branch of an `anyOf` of old it takes. */
export function isImpliedByBranches(old: Conjunction, next: Schema, implies: Implies): boolean {
  return withWord(old, "anyOf").some(({ schema, others }) =>
    (schema["anyOf"] as readonly Schema[]).every((branch) =>
      implies([...others, ...conjuncts(branch)], next),
    ),
  );
}

/** Of `not`, what is excluded may only become less. */
function excludes(old: Conjunction, excluded: Schema, implies: Implies): boolean {
  const rest = [...old, ...conjuncts(excluded)];
  return (
    typesOf(rest).length === 0 ||
    withWord(old, "not").some(({ schema, others }) =>
      implies([...others, ...conjuncts(excluded)], schema["not"] as Schema),
    )
  );
}

/** All fits one branch, or each type does. */
function fitsOne(old: Conjunction, branches: readonly Schema[], implies: Implies): boolean {
  if (branches.some((branch) => implies(old, branch))) return true;
  const types = typesOf(old);
  return (
    types.length > 1 &&
    types.every((type) =>
      branches.some((branch) =>
        implies([...old, type === "fraction" ? { type: "number" } : { type }], branch),
      ),
    )
  );
}

/** `if` asks for `then` where it holds and for `else` where it does not. */
function holds(old: Conjunction, part: SchemaObject, implies: Implies): boolean {
  return (
    branch(part["if"] as Schema, part["then"], "then") && branch({ not: part["if"] }, part["else"], "else")
  );

  function branch(condition: Schema, wanted: unknown, word: "then" | "else"): boolean {
    if (wanted === undefined) return true;
    const met = [...old, ...conjuncts(condition)];
    if (implies(met, wanted as Schema)) return true;
    return withWord(old, "if").some(({ schema, others }) => {
      const before = word === "then" ? (schema["if"] as Schema) : { not: schema["if"] };
      return (
        schema[word] !== undefined &&
        implies([...others, ...conjuncts(condition)], before) &&
        implies([...met, ...conjuncts(schema[word] as Schema)], wanted as Schema)
      );
    });
  }
}

/** Each schema that has a word, and what is left without that word. */
function withWord(
  schemas: Conjunction,
  word: string,
): readonly { readonly schema: SchemaObject; readonly others: Conjunction }[] {
  return schemas.flatMap((schema, i) => {
    if (typeof schema === "boolean" || !Object.hasOwn(schema, word)) return [];
    const { [word]: _, ...rest } = schema;
    return [{ schema, others: [...schemas.slice(0, i), rest, ...schemas.slice(i + 1)] }];
  });
}
