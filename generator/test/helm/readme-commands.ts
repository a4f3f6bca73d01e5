import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The commands in the blocks `sh` of a chart's README, each on one line; as often as there are words for one
 * in capitals that the README explains.
 */
export function readmeCommands(chart: string): readonly string[] {
  const text = readFileSync(join(chart, "README.md"), "utf8");
  const lines = [...text.matchAll(/^```sh\n([^]*?)^```$/gm)].flatMap(([, block]) =>
    block!.replaceAll("\\\n", " ").split("\n"),
  );
  const commands = lines
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
  const choices = Object.fromEntries(
    [...text.matchAll(/([A-Z]+)\s+is\s+one\s+of\s+([^.]*(?:\.\S[^.]*)*)\./g)].map(([, word, list]) => [
      word!,
      [...list!.matchAll(/`([^`]+)`/g)].map(([, choice]) => choice!),
    ]),
  );
  return commands.flatMap((command) => {
    const word = Object.keys(choices).find((word) => new RegExp(`\\b${word}\\b`).test(command));
    return word === undefined ? [command] : choices[word]!.map((choice) => command.replace(word, choice));
  });
}

/** The words of a command as a shell splits them; quotes are single ones. */
export function words(command: string): readonly string[] {
  return [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!);
}
