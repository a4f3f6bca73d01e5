import { closest } from "fastest-levenshtein";
import { installTools } from "./install-tools.js";
import { ToolError } from "./run.js";
import { testTools, tools, type ToolName } from "./table.js";

// node dist/ci/tools/install.js [NAME …]: builds what is missing of the named tools, or else of all that
// `npm test` runs. Exit codes: 0 all are there, 2 unknown name, 3 one could not be built.
process.exitCode = await main(process.argv.slice(2));

async function main(names: readonly string[]): Promise<number> {
  const unknown = names.filter((name) => !isToolName(name));
  for (const name of unknown)
    say(
      `"${name}" is not a tool. Did you mean "${closest(name, Object.keys(tools))}"? ` +
        `There are: ${Object.keys(tools).join(", ")}.`,
    );
  if (unknown.length > 0) return 2;
  try {
    await installTools(names.length > 0 ? names.filter(isToolName) : testTools, say);
    return 0;
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    say(error.message);
    return 3;
  }
}

function isToolName(name: string): name is ToolName {
  return Object.hasOwn(tools, name);
}

function say(line: string): void {
  process.stderr.write(`tools: ${line}\n`);
}
