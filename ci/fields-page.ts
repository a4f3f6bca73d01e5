import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { packageFolder } from "../generator/src/package-folder.js";
import type { JsonSchema } from "../generator/src/schema/bundle.js";
import { catalogueSchema } from "../generator/src/schema/files.js";
import { descriptionOf, membersOf, schemaFields } from "./schema-fields.js";

/** Where the page lies, in this package. */
export const fieldsPageFile = join(packageFolder, "docs/fields.md");

const fixtures = join(packageFolder, "generator/test/fixtures");
const realSystems = ["marketplace", "mastodon", "zammad"];
const others = readdirSync(fixtures)
  .sort()
  .filter((name) => name !== "hostile-strings");

/**
 * The page of all fields of a catalogue, in the words of its schema, each with an example from the catalogues
 * of the tests, so that the examples are known to work.
 */
export function fieldsPage(): string {
  const schema = catalogueSchema();
  const examples = new Map<JsonSchema, unknown>();
  for (const name of [...realSystems, ...others])
    collect(schema, schema, load(readFileSync(join(fixtures, name, "catalogue.yaml"), "utf8")), examples);
  return [
    "<!-- Made by `npm run types` from schemas/catalogue.schema.json; not to be edited. -->",
    "# Fields of a catalogue",
    "",
    "All of them. `NAME` stands for a name of yours, `[]` for each item of a list. A field that stands in",
    "several places, such as those of containers and probes, is listed at the first one. What holds where a",
    "field is left out is in [defaults](defaults.md). The examples are from the tests of chartwright.",
    "",
    "| field | what it says | example |",
    "| --- | --- | --- |",
    ...schemaFields(schema).map(
      ({ path, field }) =>
        `| ${code(path)} | ${cell(descriptionOf(schema, field))} | ${shown(examples.get(field))} |`,
    ),
    "",
  ].join("\n");
}

/** Keeps the first value of each field; one of a line is preferred to a long one. */
function collect(
  root: JsonSchema,
  schema: JsonSchema,
  value: unknown,
  examples: Map<JsonSchema, unknown>,
): void {
  if (typeof value !== "object" || value === null) return;
  const members = membersOf(root, schema);
  for (const [key, item] of Object.entries(value)) {
    const named = members.filter(({ path }) => path === key);
    const possible = Array.isArray(value)
      ? members.filter(({ path }) => path === "[]")
      : named.length > 0
        ? named
        : members.filter(({ path }) => path === "NAME");
    for (const { field } of possible) {
      const before = examples.get(field);
      if (!examples.has(field) || (!fits(before) && fits(item))) examples.set(field, item);
      collect(root, field, item, examples);
    }
  }
}

const longest = 70;

function fits(value: unknown): boolean {
  return JSON.stringify(value).length <= longest;
}

function shown(value: unknown): string {
  if (value === undefined) return "";
  const text = JSON.stringify(value);
  return code(text.length <= longest ? text : `${text.slice(0, longest - 1)}…`);
}

function code(text: string): string {
  const ticks = text.includes("`") ? "``" : "`";
  return cell(`${ticks}${text}${ticks}`);
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}
