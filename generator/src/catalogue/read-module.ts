import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundled, type ModuleBundle } from "./module-bundle.js";
import { withSourceMaps, thrownBy } from "./module-failure.js";
import { plainData } from "./plain-data.js";
import { CatalogueError } from "./problem.js";

/**
 * The default export of a TypeScript or JavaScript module, run in this process. Each call runs it anew.
 *
 * @throws CatalogueError what does not compile, what the module throws, what is not plain data
 */
export async function readModule(file: string): Promise<{ value: unknown; inputs?: readonly string[] }> {
  const { exported, inputs } = await defaultExport(file);
  const { value, problems } = plainData(exported);
  if (problems.length > 0) throw new CatalogueError(file, problems);
  return { value, ...(inputs && { inputs }) };
}

async function defaultExport(file: string): Promise<{ exported: unknown; inputs: ModuleBundle["inputs"] }> {
  const folder = await mkdtemp(join(tmpdir(), "chartwright-"));
  try {
    const script = join(folder, "catalogue.mjs");
    const { text, inputs } = await bundled(file, script);
    await writeFile(script, text);
    const module = await withSourceMaps(() => run(file, script));
    if (!("default" in module)) throw refusal(file, "has no default export. Put `export default` before the catalogue");
    if (typeof module.default === "function") throw refusal(file, "exports a function. Export what it returns");
    if (module.default instanceof Promise) throw refusal(file, "exports a promise. Write `export default await …`");
    return { exported: module.default, inputs };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function run(file: string, script: string): Promise<{ readonly default?: unknown }> {
  try {
    return (await import(pathToFileURL(script).href)) as { readonly default?: unknown };
  } catch (error) {
    throw thrownBy(file, error);
  }
}

function refusal(file: string, message: string): CatalogueError {
  return new CatalogueError(file, [{ path: "", message }]);
}
