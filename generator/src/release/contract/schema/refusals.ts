import { accepts, listedValues, typesOf } from "./accepts.js";
import { bounds } from "./bounds.js";
import { isImplied, isImpliedByBranches, type Implies } from "./logic.js";
import {
  conjuncts,
  schemaText,
  sortedText,
  type Conjunction,
  type Schema,
  type SchemaObject,
} from "./schema.js";
import { memberOf, namedMembers, othersOf } from "./members.js";

/** A place at which one schema may refuse what another accepts. */
export interface Refusal {
  /** Keys from the top; `*` for any other key, `[]` for an item. */
  readonly steps: readonly string[];
  /**
   * The word that refuses: `type`, `required`. `enum`: some of the values that were listed; `only`: all but
   * those that are listed now; `unknown`: a key that the schema does not have.
   */
  readonly word: string;
  /**
   * What the word has beside it: keys of `required`, a limit. Of `enum`, the values that are refused; of
   * `if`, what it asks for.
   */
  readonly what: readonly unknown[];
}

/** Where a comparison stands. */
interface Place {
  readonly steps: readonly string[];
  /** The chart's own values here, which Helm adds to the user's before it looks at the schema. */
  readonly defaults: unknown;
}

/**
 * The places at which `next` may refuse a value that all of `old` accept. None means that there is no such
 * value. What cannot be compared, as two patterns, counts as a refusal.
 *
 * @param next without references, see `expandedSchema`
 * @param defaults the values that are added to each value before `next` sees it
 */
export function refusals(old: Conjunction, next: Schema, defaults?: unknown): readonly Refusal[] {
  return allOf(old, next, { steps: [], defaults });
}

function allOf(old: Conjunction, next: Schema, place: Place): readonly Refusal[] {
  return conjuncts(next).flatMap((part) => ofPart(old, part, place));
}

function ofPart(old: Conjunction, part: Schema, place: Place): readonly Refusal[] {
  if (old.some((one) => schemaText(one) === schemaText(part)) || old.includes(false)) return [];
  const types = typesOf(old);
  if (types.length === 0) return [];
  const listed = listedValues(old);
  if (listed !== undefined) return ofValues(listed, part, place);
  if (typeof part === "boolean")
    return isEmpty(old) ? [] : [{ steps: place.steps, word: "unknown", what: [] }];
  const found = Object.keys(part).flatMap((word) => ofWord(old, part, word, place));
  return found.length === 0 || isEmpty(old) || isImpliedByBranches(old, part, implies) ? [] : found;
}

function ofValues(values: readonly unknown[], part: Schema, { steps }: Place): readonly Refusal[] {
  const refused = values.filter((value) => accepts(part, value) !== true);
  if (refused.length === 0) return [];
  return [part === false ? { steps, word: "unknown", what: [] } : { steps, word: "enum", what: refused }];
}

function ofWord(old: Conjunction, part: SchemaObject, word: string, place: Place): readonly Refusal[] {
  const types = typesOf(old);
  const here = (refused: boolean): readonly Refusal[] =>
    refused ? [{ steps: place.steps, word, what: [part[word]].flat() }] : [];
  const bound = bounds[word];
  if (bound !== undefined) {
    return here(
      bound.types.some((type) => types.includes(type)) &&
        !objects(old).some((schema) => bound.isKept(schema, Number(part[word]))),
    );
  }
  switch (word) {
    case "type":
      return here(!types.every((type) => typesOf([part]).includes(type)));
    case "enum":
    case "const":
      // Else `old` would list its values.
      return [
        {
          steps: place.steps,
          word: "only",
          what: word === "enum" ? (part[word] as readonly unknown[]) : [part[word]],
        },
      ];
    case "properties":
      return types.includes("object") ? ofMembers(old, part, place) : [];
    case "additionalProperties":
      return types.includes("object") ? ofOthers(old, part, place) : [];
    case "required":
      return types.includes("object") ? ofRequired(old, part, place) : [];
    case "propertyNames":
      return types.includes("object") ? here(!takesNames(old, part[word] as Schema)) : [];
    case "items":
      return types.includes("array")
        ? allOf(wordOf(old, "items"), part[word] as Schema, {
            steps: [...place.steps, "[]"],
            defaults: undefined,
          })
        : [];
    case "uniqueItems":
      return here(
        part[word] === true &&
          types.includes("array") &&
          !objects(old).some((schema) => schema[word] === true),
      );
    case "contains":
      return here(types.includes("array") && !hasItem(old, part));
    case "pattern":
      return here(types.includes("string") && !hasSame(old, part, word));
    case "not":
    case "anyOf":
      return here(!isImplied(old, part, word, implies));
    case "if":
      return isImplied(old, part, word, implies)
        ? []
        : [{ steps: place.steps, word, what: [part["then"], part["else"]] }];
    case "then":
    case "else":
      return [];
    case "patternProperties":
    case "unevaluatedProperties":
    case "unevaluatedItems":
    case "prefixItems":
      // What they are about depends on the words beside them.
      return here(true);
    default:
      return here(!hasSame(old, part, word));
  }
}

const implies: Implies = (old, next) => allOf(old, next, { steps: [], defaults: undefined }).length === 0;

function ofMembers(old: Conjunction, part: SchemaObject, place: Place): readonly Refusal[] {
  return namedMembers([part]).flatMap((key) => ofMember(old, part, key, place));
}

function ofMember(
  old: Conjunction,
  part: SchemaObject,
  key: string,
  { steps, defaults }: Place,
): readonly Refusal[] {
  const next = memberOf([part], key);
  const place = { steps: [...steps, key], defaults: ownOf(defaults, key) };
  return next.flatMap((schema) => allOf(memberOf(old, key), schema, place));
}

/** Keys that only `old` names, and those that nobody names. */
function ofOthers(old: Conjunction, part: SchemaObject, place: Place): readonly Refusal[] {
  const own = new Set(namedMembers([part]));
  const named = namedMembers(old)
    .filter((key) => !own.has(key))
    .flatMap((key) => ofMember(old, part, key, place));
  return [
    ...named,
    ...allOf(othersOf(old), part["additionalProperties"] as Schema, {
      steps: [...place.steps, "*"],
      defaults: undefined,
    }),
  ];
}

function ofRequired(old: Conjunction, part: SchemaObject, { steps, defaults }: Place): readonly Refusal[] {
  const before = new Set(objects(old).flatMap((schema) => (schema["required"] ?? []) as readonly string[]));
  // A key that is new can be in nobody's values, so nobody took it away from the chart's own.
  const what = (part["required"] as readonly string[]).filter(
    (key) => !before.has(key) && (ownOf(defaults, key) === undefined || !memberOf(old, key).includes(false)),
  );
  return what.length === 0 ? [] : [{ steps, word: "required", what }];
}

function takesNames(old: Conjunction, names: Schema): boolean {
  if (!othersOf(old).includes(false))
    return implies([{ type: "string" }, ...wordOf(old, "propertyNames")], names);
  return namedMembers(old).every((key) => memberOf(old, key).includes(false) || accepts(names, key) === true);
}

function hasItem(old: Conjunction, part: SchemaObject): boolean {
  const isPlain = (schema: SchemaObject) =>
    Object.hasOwn(schema, "contains") &&
    !Object.hasOwn(schema, "minContains") &&
    !Object.hasOwn(schema, "maxContains");
  return (
    isPlain(part) &&
    objects(old).some(
      (schema) =>
        isPlain(schema) && implies(conjuncts(schema["contains"] as Schema), part["contains"] as Schema),
    )
  );
}

/** Whether it is sure that nothing satisfies all of them. */
function isEmpty(schemas: Conjunction): boolean {
  if (listedValues(schemas)?.length === 0 || typesOf(schemas).length === 0) return true;
  return objects(schemas).some((schema) => {
    if (!Object.hasOwn(schema, "not")) return false;
    const { not, ...rest } = schema;
    return implies([...schemas.filter((one) => one !== schema), rest], not as Schema);
  });
}

function hasSame(old: Conjunction, part: SchemaObject, word: string): boolean {
  return objects(old).some(
    (schema) => Object.hasOwn(schema, word) && sortedText(schema[word]) === sortedText(part[word]),
  );
}

function wordOf(schemas: Conjunction, word: string): Conjunction {
  return objects(schemas).flatMap((schema) =>
    Object.hasOwn(schema, word) ? conjuncts(schema[word] as Schema) : [],
  );
}

function objects(schemas: Conjunction): readonly SchemaObject[] {
  return schemas.filter((schema): schema is SchemaObject => typeof schema !== "boolean");
}

function ownOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? (value as SchemaObject)[key]
    : undefined;
}
