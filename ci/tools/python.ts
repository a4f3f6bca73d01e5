import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "./run.js";

/**
 * A virtual environment with the given packages in `folder/venv`, and `folder/bin/PROGRAM` that runs it.
 * @param start Python's arguments that start it: `-m`, `yamllint`
 * @param requirements pinned, with all that they need themselves: `yamllint==1.38.0`
 * @throws ToolError
 */
export async function pythonProgram(
  program: string,
  start: readonly string[],
  requirements: readonly string[],
  folder: string,
): Promise<void> {
  const python = join(folder, "venv", "bin", "python");
  await run(["python3", "-m", "venv", join(folder, "venv")], folder, process.env);
  await run(
    [
      python,
      "-m",
      "pip",
      "install",
      "--quiet",
      "--disable-pip-version-check",
      "--no-input",
      "--no-deps",
      ...requirements,
    ],
    folder,
    process.env,
  );
  await mkdir(join(folder, "bin"));
  await writeFile(join(folder, "bin", program), launcher(start), { mode: 0o755 });
}

/**
 * The scripts that pip writes name the folder in which they were made; this one stays right when the folder
 * is renamed.
 */
function launcher(start: readonly string[]): string {
  const words = start.map((word) => `'${word}'`).join(" ");
  return `#!/bin/sh\nexec "$(dirname "$0")/../venv/bin/python" -I ${words} "$@"\n`;
}
