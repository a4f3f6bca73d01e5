import { takenName } from "../../chart/values/extra-env.js";
import { underUmbrella } from "../../chart/values-schema.js";
import { at } from "../../problem/positions.js";
import { listed, shown } from "../../problem/shown.js";
import type { Reason } from "./reason.js";
import { expandedSchema } from "./schema/expanded.js";
import { lostDefaults } from "./schema/lost-defaults.js";
import { propertiesOf } from "./schema/members.js";
import { refusals, type Refusal } from "./schema/refusals.js";
import { conjuncts, sortedText, type Schema, type SchemaObject } from "./schema/schema.js";

/** A chart's values schema, and its values. */
export interface ValuesContract {
  readonly schema: Schema;
  readonly values: unknown;
}

/**
 * What a new values schema does to those who have values for the old one. Where the new one may refuse what
 * the old one accepted, it is major; where it accepts more, minor. Titles, descriptions and the like are not
 * looked at.
 *
 * @param added subcharts that the old chart has not: nobody has switched one of them off, nor on
 */
export function compareSchemas(
  old: ValuesContract,
  next: ValuesContract,
  added: readonly string[] = [],
): readonly Reason[] {
  const [before, after] = [
    ofOwnGlobals(expandedSchema(old.schema)),
    ofOwnGlobals(expandedSchema(next.schema)),
  ];
  const refusedWhile = (enabled: boolean) =>
    refusals(
      [
        ...conjuncts(before),
        ...added.map((name) => ({ properties: { [name]: { properties: { enabled: { const: enabled } } } } })),
      ],
      after,
      next.values,
    );
  const off = refusedWhile(false);
  // What is refused only because a new subchart is on, or off, is no matter of the values that there are.
  const on = new Set(added.length === 0 ? [] : refusedWhile(true).map(sortedText));
  const refused = [
    ...off.filter((refusal) => added.length === 0 || on.has(sortedText(refusal))),
    ...lostDefaults(conjuncts(after), old.values, next.values),
  ];
  const narrowed = refused.flatMap((refusal) => reasons(refusal, "major", lost));
  const widened = refusals(conjuncts(after), before).flatMap((refusal) => reasons(refusal, "minor", won));
  return [...narrowed, ...widened];
}

/**
 * A schema in which `global` has what the chart reads, and nothing else: keys of others there, which it takes
 * and does not look at, are no part of its contract. A subchart checks what it reads where it stands alone.
 */
function ofOwnGlobals(schema: Schema): Schema {
  if (typeof schema === "boolean") return schema;
  const { if: condition, else: alone, ...always } = schema;
  const lone = condition !== undefined && sortedText(condition) === sortedText(underUmbrella);
  const global = propertiesOf(lone ? (alone as Schema) : schema)["global"];
  return global === undefined
    ? schema
    : { ...(lone ? always : schema), properties: { ...propertiesOf(schema), global: closedGroup(global) } };
}

function closedGroup(schema: Schema): Schema {
  const members = Object.entries(propertiesOf(schema));
  return members.length === 0
    ? schema
    : {
        additionalProperties: false,
        ...(schema as SchemaObject),
        properties: Object.fromEntries(members.map(([key, member]) => [key, closedGroup(member)])),
      };
}

function reasons(
  refusal: Refusal,
  level: "major" | "minor",
  words: (refusal: Refusal) => string,
): readonly Reason[] {
  const rule = refusal.word === "if" ? constantIn(refusal.what[0]) : undefined;
  // A variable that a chart gains takes its name away from extraEnv. It is the new variable that counts.
  if (rule?.constant === takenName) return [];
  if (rule !== undefined && level === "major")
    return [{ level, of: "value", path: rule.path, message: `must be ${rule.constant}` }];
  const path = refusal.steps.reduce(
    (text, step) =>
      step === "[]" ? `${text}[]` : step === "*" ? `${text}.*`.replace(/^\./, "") : at(text, step),
    "",
  );
  const paths =
    refusal.word === "required"
      ? refusal.what.map((key) => at(path, String(key)))
      : [path === "" ? "(all values together)" : path];
  return paths.map((path) => ({ level, of: "value", path, message: words(refusal) }));
}

/**
 * The one value that a condition asks for by a text that says more than itself, as the umbrella's rules on
 * services that are off do.
 */
function constantIn(
  then: unknown,
  path = "",
): { readonly path: string; readonly constant: string } | undefined {
  const { const: constant, properties } = (then ?? {}) as SchemaObject;
  if (typeof constant === "string") return { path, constant };
  const [member, ...more] = Object.entries((properties ?? {}) as Readonly<Record<string, unknown>>);
  return member === undefined || more.length > 0 ? undefined : constantIn(member[1], at(path, member[0]));
}

function lost({ steps, word, what }: Refusal): string {
  switch (word) {
    case "unknown":
      return steps.at(-1) === "*" ? "are not taken any more: only the keys that the schema names" : "is gone";
    case "required":
      return "must be given";
    case "enum":
      return `does not take ${listed(what.map(shown), "or")} any more`;
    case "only":
      return `takes only ${listed(what.map(shown), "or")}`;
    case "type":
      return `must be of type ${listed(what.map(String), "or")}`;
    default:
      return typeof what[0] === "object" || what.length !== 1
        ? `may refuse what it took: ${word} of its schema says something else`
        : `has ${word} ${shown(what[0])} in its schema`;
  }
}

function won({ steps, word }: Refusal): string {
  if (word === "unknown") return steps.at(-1) === "*" ? "are taken, whatever they are" : "is new";
  return word === "required" ? "need not be given any more" : "takes more than before";
}
