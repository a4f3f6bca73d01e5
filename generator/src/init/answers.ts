import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { schemasFolder } from "../schema/files.js";
import { UsageError } from "../commands/command.js";

/** What a new repository is made for. */
export interface Answers {
  /** The catalogue's, and its umbrella chart's. */
  readonly name: string;
  readonly language: "typescript" | "yaml";
  /** Who looks after the charts: chart-testing wants somebody. */
  readonly maintainer: string;
}

/** What of that is known; the rest is asked, or has the default. */
export type Given = { readonly [key in keyof Answers]?: string | undefined };

/**
 * The answers: those that were given, else those of whoever sits at the terminal, else the defaults.
 *
 * @param isAsked whether there is a terminal to ask at
 * @throws UsageError for a name that no chart may have, and for a language that there is not
 */
export async function answersOf(given: Given, defaults: Answers, isAsked: boolean): Promise<Answers> {
  const terminal = isAsked
    ? createInterface({ input: process.stdin, output: process.stderr, terminal: false })
    : undefined;
  // A question that nobody answers any more would wait for ever.
  const ended = new Promise<never>((_, reject) =>
    terminal?.once("close", () => reject(new UsageError("the questions were not answered"))),
  );
  ended.catch(() => {});
  const ask = async (key: keyof Answers, question: string) => {
    const known = given[key];
    if (known !== undefined || terminal === undefined) return known ?? defaults[key];
    const answer = await Promise.race([terminal.question(`${question} (${defaults[key]}): `), ended]);
    return answer.trim() || defaults[key];
  };
  try {
    return {
      name: nameOf(await ask("name", "Name of the system, which its charts have")),
      language: languageOf(await ask("language", "Language of the catalogue, typescript or yaml")),
      maintainer: await ask("maintainer", "Who looks after the charts"),
    };
  } finally {
    terminal?.close();
  }
}

/** The name of a folder as that of a chart, where it can be one. */
export function chartNameOf(folder: string): string {
  const name = folder
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "");
  return isChartName(name) ? name : "platform";
}

function nameOf(text: string): string {
  if (isChartName(text)) return text;
  throw new UsageError(
    `--name must be a name that a chart may have, lower-case letters, digits and dashes, such as ` +
      `"${chartNameOf(text)}"; got ${JSON.stringify(text)}`,
  );
}

function languageOf(text: string): Answers["language"] {
  if (text === "typescript" || text === "yaml") return text;
  throw new UsageError(`the language must be typescript or yaml, got ${JSON.stringify(text)}`);
}

function isChartName(text: string): boolean {
  const { pattern, maxLength } = JSON.parse(
    readFileSync(join(schemasFolder, "catalogue/chart-name.schema.json"), "utf8"),
  ) as { readonly pattern: string; readonly maxLength: number };
  return new RegExp(pattern).test(text) && text.length <= maxLength;
}
