import { join } from "node:path";
import { assumedDefaults } from "../generator/src/catalogue/facts/assumed-defaults.js";
import { defaultList } from "../generator/src/catalogue/complete/defaults.js";
import { packageFolder } from "../generator/src/package-folder.js";
import { catalogueSchema } from "../generator/src/schema/files.js";
import { fieldAt, schemaFields } from "./schema-fields.js";

/** Where the page lies, in this package. */
export const defaultsPageFile = join(packageFolder, "docs/defaults.md");

/**
 * The page of all defaults: those of the catalogue, those that follow from its other fields, in the words of
 * its schema, and those of others that chartwright relies on.
 */
export function defaultsPage(): string {
  return [
    "<!-- Made by `npm run types` from generator/src/catalogue; not to be edited. -->",
    "# Defaults",
    "",
    "What a catalogue says where it says nothing. `NAME` stands for a name of yours, `[]` for each item of a",
    "list. A field may stand in more places than the one that is named here: at one of several `workloads`,",
    "at a container. What no table has is empty or absent.",
    "",
    ...table(
      ["field", "default", "why"],
      defaultList.map(({ path, value, why }) => [code(path), code(JSON.stringify(value)), why]),
    ),
    "",
    "## What follows",
    "",
    "From other fields or from values, or what is left to the cluster.",
    "",
    ...table(["field", "if not given"], derived()),
    "",
    "## What others assume",
    "",
    "Charts leave these out, and Kubernetes or an operator fills them in. Capacity, proofs and rules count on",
    "them.",
    "",
    ...table(
      ["field", "default", "source"],
      assumedDefaults.map(({ field, value, source }) => [code(field), code(JSON.stringify(value)), source]),
    ),
    "",
  ].join("\n");
}

function derived(): readonly (readonly string[])[] {
  const schema = catalogueSchema();
  const listed = new Set(defaultList.map(({ path }) => fieldAt(schema, path)));
  return schemaFields(schema).flatMap(({ path, field }) => {
    const clause = listed.has(field) ? undefined : ifNotGiven(String(field["description"] ?? ""));
    return clause === undefined ? [] : [[code(path), clause]];
  });
}

/** What a description says of a field that is left out: `Its tag; the appVersion if not given.` */
function ifNotGiven(description: string): string | undefined {
  const sentence = description.split(/\. (?=[A-Z{])/).find((text) => text.includes(" if not given"));
  const [before, after] = sentence?.split(/,? if not given/) ?? [];
  if (before === undefined || after === undefined) return undefined;
  return `${before.slice(before.lastIndexOf("; ") + 1)}${after.split(";")[0]!}`
    .trim()
    .replace(/\.$/, "")
    .replace(/^Th/, "th");
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return [head, head.map(() => "---"), ...rows].map(
    (cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`,
  );
}

function code(text: string): string {
  return `\`${text}\``;
}
