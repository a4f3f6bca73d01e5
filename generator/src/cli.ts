#!/usr/bin/env node
import { Command } from "commander";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolder } from "./package-folder.js";
import { answer, keepStdoutForAnswers, report } from "./commands/terminal.js";
import { addCatalogueCommands } from "./commands/catalogue-commands.js";
import { addChartCommands } from "./commands/chart-commands.js";
import { addDoctorCommand } from "./doctor/doctor-command.js";
import { addInitCommand } from "./init/init-command.js";

const { version } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8")) as {
  version: string;
};

keepStdoutForAnswers();
const program = new Command("chartwright")
  .configureOutput({ writeOut: answer })
  .description(
    "Turns a typed service catalogue into an umbrella Helm chart with subcharts and strict values schemas.",
  )
  .version(version)
  .exitOverride()
  .showHelpAfterError("Try: chartwright --help")
  .addHelpText(
    "after",
    "\nExit codes: 0 fine, 1 problems, drift or refused, 2 " +
      "wrong usage, 3 a tool or registry is missing or fails.",
  );

addInitCommand(program);

addDoctorCommand(program);

addCatalogueCommands(program);

addChartCommands(program);

for (const command of program.commands)
  command.showHelpAfterError(`Try: chartwright ${command.name()} --help`);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}
