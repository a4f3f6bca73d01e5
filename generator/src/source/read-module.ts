import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
// As a global it would count as one that the module has read, see observed.ts.
import process from "node:process";
import { pathToFileURL } from "node:url";
import { FailedModule } from "./failed-module.js";
import { allInputs, inputsOf, type Inputs } from "./inputs.js";
import { bundled } from "./module-bundle.js";
import { withSourceMaps, thrownBy } from "./module-failure.js";
import { observed } from "./observed.js";
import { plainData } from "./plain-data.js";
import { ProblemsError } from "../problem/problem.js";

/**
 * The default export of a TypeScript or JavaScript module, run in this process. Each call runs it anew.
 *
 * @throws FailedModule what the module throws, what is not plain data; ProblemsError what does not compile
 */
export async function readModule(
  file: string,
): Promise<{ readonly value: unknown; readonly inputs: Inputs | undefined }> {
  const folder = await mkdtemp(join(tmpdir(), "chartwright-"));
  try {
    const script = join(folder, "catalogue.mjs");
    const bundle = await bundled(file, script);
    await writeFile(script, bundle.text);
    // A getter may read what the module did not.
    const { outcome, variables, isComplete } = await withSourceMaps(() =>
      observed(async () => exportedData(file, await run(file, script))),
    );
    const inputs = isComplete ? allInputs([bundle.inputs, inputsOf({ variables })]) : undefined;
    if (outcome.status === "fulfilled") return { value: outcome.value, inputs };
    throw outcome.reason instanceof ProblemsError ? new FailedModule(outcome.reason, inputs) : outcome.reason;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function exportedData(file: string, module: { readonly default?: unknown }): unknown {
  if (!("default" in module))
    throw refusal(file, "has no default export. Put `export default` before the catalogue");
  if (typeof module.default === "function") throw refusal(file, "exports a function. Export what it returns");
  if (module.default instanceof Promise)
    throw refusal(file, "exports a promise. Write `export default await …`");
  const { value, problems } = plainData(module.default);
  if (problems.length > 0) throw new ProblemsError(file, problems);
  return value;
}

async function run(file: string, script: string): Promise<{ readonly default?: unknown }> {
  let refuse = (): void => {};
  // Node emits this when nothing is left that could wake it, and would then end the process without a word.
  const stuck = new Promise<never>((_, reject) => {
    refuse = () =>
      reject(refusal(file, "never ends: it waits (await) for what nothing is left to bring about"));
    process.once("beforeExit", refuse);
  });
  try {
    const module = import(pathToFileURL(script).href) as Promise<{ readonly default?: unknown }>;
    return await Promise.race([module, stuck]);
  } catch (error) {
    throw thrownBy(file, error);
  } finally {
    process.off("beforeExit", refuse);
  }
}

function refusal(file: string, message: string): ProblemsError {
  return new ProblemsError(file, [{ path: "", message }]);
}
