import type { Command } from "commander";
import { finish, type Common } from "../commands/terminal.js";
import type { Given } from "./answers.js";

interface InitArguments extends Common, Given {
  readonly output: string;
  readonly yes?: true;
}

/** Adds `chartwright init`. */
export function addInitCommand(program: Command): void {
  program
    .command("init")
    .description(
      "make a repository of charts of a folder: a catalogue, two environments, a workflow and settings; " +
        "files that are there stay as they are",
    )
    .option("--name <name>", "name of the system, which its charts have (default: the folder's)")
    .option("--language <language>", "of the catalogue: typescript or yaml (default: typescript)")
    .option("--maintainer <name>", "who looks after the charts (default: Git's user)")
    .option("-y, --yes", "ask nothing; without a terminal nothing is asked anyway")
    .option("-o, --output <folder>", "the repository's folder", ".")
    .option("--json", "print the result as JSON")
    .action(async ({ yes, output, ...options }: InitArguments) => {
      const { init } = await import("./init.js");
      const isAsked = !yes && !options.json && process.stdin.isTTY && process.stderr.isTTY;
      finish(options, await init(output, options, isAsked));
    });
}
