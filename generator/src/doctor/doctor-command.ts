import type { Command } from "commander";
import { finish, type Common } from "../commands/terminal.js";

/** Adds `chartwright doctor`. */
export function addDoctorCommand(program: Command): void {
  program
    .command("doctor")
    .description("say which programs that chartwright works with are on this machine, and what each is for")
    .option("--json", "print the result as JSON")
    .action(async (options: Common) => {
      const { doctor } = await import("./doctor.js");
      finish(options, await doctor());
    });
}
