import type { JsonSchema } from "../schema/bundle.js";
import { each, type Path } from "./meaning.js";

/** What a schema says of one place in the values. */
export interface Declared {
  readonly schemas: readonly JsonSchema[];
  /** Whether a description stands there; a member of an object with free keys needs none. */
  readonly isDescribed: boolean;
}

/**
 * What a self-contained schema says of a path in the values; undefined if it does not allow the path. An
 * object without a word on its members is open, as in JSON Schema. What only one of several branches allows
 * is allowed.
 */
export function declaredAt(root: JsonSchema, path: Path): Declared | undefined {
  let found: Declared | undefined = { schemas: [root], isDescribed: isDescribed(root, root) };
  for (const key of path) {
    const members: readonly Member[] = found.schemas.flatMap((schema) =>
      allowed(membersAt(root, schema, key)),
    );
    if (members.length === 0) return undefined;
    found = {
      schemas: members.map(({ schema }) => schema),
      isDescribed: members.some(({ schema, isFree }) => isFree || isDescribed(root, schema)),
    };
  }
  return found;
}

/** The keys that a schema names at a path, to suggest one of them. */
export function namesAt(root: JsonSchema, path: Path): readonly string[] {
  return (declaredAt(root, path)?.schemas ?? [])
    .flatMap((schema) => parts(root, schema))
    .flatMap(({ properties }) => Object.keys(properties ?? {}));
}

interface Member {
  readonly schema: JsonSchema;
  /** Not named, but let in by `additionalProperties` and the like. */
  readonly isFree: boolean;
}

/** "silent": nothing is said, so another part of the schema decides. */
type Answer = readonly Member[] | "silent";

// All parts of a schema hold at once: one that allows nothing there forbids it.
function membersAt(root: JsonSchema, schema: JsonSchema, key: string): Answer {
  const { $ref, allOf, anyOf, oneOf } = schema as Combination;
  const answers = [
    ownMembers(schema, key),
    ...($ref === undefined ? [] : [membersAt(root, resolved(root, $ref), key)]),
    ...(allOf ?? []).map((part) => membersAt(root, part, key)),
    ...[anyOf, oneOf]
      .filter((branches) => branches !== undefined)
      .map((branches) => anyBranch(root, branches, key)),
  ];
  const spoken = answers.filter((answer) => answer !== "silent");
  if (spoken.length === 0) return schema["unevaluatedProperties"] === false ? [] : "silent";
  return spoken.some((answer) => answer.length === 0) ? [] : spoken.flat();
}

function anyBranch(root: JsonSchema, branches: readonly JsonSchema[], key: string): Answer {
  const answers = branches.map((branch) => membersAt(root, branch, key));
  return answers.includes("silent") ? "silent" : answers.flatMap(allowed);
}

function allowed(answer: Answer): readonly Member[] {
  return answer === "silent" ? [{ schema: {}, isFree: true }] : answer;
}

function ownMembers(schema: JsonSchema, key: string): Answer {
  const { type, properties = {}, patternProperties = {}, additionalProperties, items } = schema as Shape;
  if (
    "enum" in schema ||
    "const" in schema ||
    (type !== undefined && ![type].flat().some((one) => one === "object" || one === "array"))
  )
    return [];
  if (key === each)
    return spokenMembers(
      [items, additionalProperties, ...Object.values(properties), ...Object.values(patternProperties)],
      true,
    );
  const named = Object.hasOwn(properties, key) ? [properties[key]] : [];
  const matched = Object.entries(patternProperties)
    .filter(([pattern]) => new RegExp(pattern, "u").test(key))
    .map(([, member]) => member);
  if (named.length + matched.length > 0) return spokenMembers([...named, ...matched], named.length === 0);
  return type === "array" ? [] : spokenMembers([additionalProperties], true);
}

function spokenMembers(found: readonly (JsonSchema | boolean | undefined)[], isFree: boolean): Answer {
  const spoken = found.filter((schema) => schema !== undefined);
  if (spoken.length === 0) return "silent";
  return spoken
    .filter((schema) => schema !== false)
    .map((schema) => ({ schema: schema === true ? {} : schema, isFree }));
}

interface Combination {
  readonly $ref?: string;
  readonly allOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
}

interface Shape {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema | boolean>>;
  readonly patternProperties?: Readonly<Record<string, JsonSchema | boolean>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema | boolean;
}

function isDescribed(root: JsonSchema, schema: JsonSchema): boolean {
  const { $ref } = schema as Combination;
  return (
    typeof schema["description"] === "string" ||
    ($ref !== undefined && isDescribed(root, resolved(root, $ref)))
  );
}

/** The schema and all that hold with it. */
function parts(root: JsonSchema, schema: JsonSchema): readonly Shape[] {
  const { $ref, allOf = [], anyOf = [], oneOf = [] } = schema as Combination;
  return [
    schema,
    ...[...($ref === undefined ? [] : [resolved(root, $ref)]), ...allOf, ...anyOf, ...oneOf].flatMap((part) =>
      parts(root, part),
    ),
  ];
}

function resolved(root: JsonSchema, reference: string): JsonSchema {
  const steps = reference.replace(/^#\/?/, "").split("/").filter(Boolean);
  return steps.reduce<JsonSchema>(
    (inner, step) => (inner[step.replaceAll("~1", "/").replaceAll("~0", "~")] ?? {}) as JsonSchema,
    root,
  );
}
