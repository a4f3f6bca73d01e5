import { readFile } from "node:fs/promises";
import { isBuiltin } from "node:module";
import { dirname, extname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build, type BuildFailure, type Metafile, type Loader, type Message, type Plugin } from "esbuild";
import { CatalogueError } from "./problem.js";

/** A bundle as text, and the files that it depends on, if it depends on nothing else. */
export interface ModuleBundle {
  readonly text: string;
  readonly inputs?: readonly string[];
}

/**
 * One ES module made of a file and all the files that it imports. Packages stay outside, as absolute addresses, so the
 * module can be run from any folder; `chartwright` is always this very package.
 *
 * @param script where the module will be written: its source map is relative to that
 * @throws CatalogueError what esbuild cannot compile, of the first file that has faults
 */
export async function bundled(file: string, script: string): Promise<ModuleBundle> {
  try {
    const { outputFiles, metafile } = await build({
      entryPoints: [resolve(file)],
      outfile: script,
      write: false,
      metafile: true,
      bundle: true,
      platform: "node",
      format: "esm",
      target: "node20",
      sourcemap: "inline",
      sourcesContent: false,
      // Otherwise a message could speak of a class Foo2.
      keepNames: true,
      logLevel: "silent",
      // Without this esbuild takes files meant for bundlers, which Node cannot load.
      conditions: [],
      banner: { js: REQUIRE },
      define: { "import.meta.url": MODULE_URL },
      plugins: [packagesOutside, ownUrls],
    });
    const { text } = outputFiles[0]!;
    return { text, ...(asksForMore(text, metafile) ? {} : { inputs: [...Object.keys(metafile.inputs), ...settings(file)] }) };
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    throw failure(file, error.errors);
  }
}

/** Whether a bundle may read files, the environment, the clock: then nobody can tell what it will export next time. */
function asksForMore(text: string, { outputs }: Metafile): boolean {
  const own = import.meta.resolve("chartwright");
  if (Object.values(outputs).some(({ imports }) => imports.some(({ path, external }) => external && path !== own && path !== "node:module"))) return true;
  return /\b(?:process|globalThis|global|Date|crypto|performance|Math)\s*[.[)(;,}=]|\b(?:require|import|fetch|eval|Function)\s*\(/.test(text.slice(text.indexOf(REQUIRE) + REQUIRE.length));
}

/** What esbuild looks for in the folders above a file. */
function settings(file: string): readonly string[] {
  const folder = dirname(resolve(file));
  const own = ["tsconfig.json", "package.json"].map((name) => join(folder, name));
  return dirname(folder) === folder ? own : [...own, ...settings(folder)];
}

const MODULE_URL = "chartwrightModuleUrl";

/** CommonJS files, once they are part of an ES module, still look for `require`. */
const REQUIRE = 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);';

const packagesOutside: Plugin = {
  name: "packages-outside",
  setup({ onResolve, resolve: find }) {
    onResolve({ filter: /^[^./\\]/ }, async ({ path, kind, resolveDir, pluginData }) => {
      if (kind === "entry-point" || pluginData === MODULE_URL || /^[a-z]:[\\/]/i.test(path)) return undefined;
      if (path === "chartwright") return { path: import.meta.resolve("chartwright"), external: true };
      if (isBuiltin(path) || /^(?:node|file|data):/.test(path)) return { path, external: true };
      const found = await find(path, { kind, resolveDir, pluginData: MODULE_URL });
      const isPackage = found.errors.length === 0 && /[\\/]node_modules[\\/]/.test(found.path);
      if (!isPackage) return found;
      return { path: kind === "require-call" ? found.path : pathToFileURL(found.path).href, external: true };
    });
  },
};

/** A bundle has one `import.meta.url`; files that use it, say to read a dashboard beside them, each get their own. */
const ownUrls: Plugin = {
  name: "own-urls",
  setup({ onLoad }) {
    onLoad({ filter: /\.[cm]?[jt]sx?$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      if (!text.includes("import.meta")) return undefined;
      const url = JSON.stringify(pathToFileURL(path).href);
      return { contents: `const ${MODULE_URL} = ${url}; ${text}`, loader: extname(path).replace(/^\.[cm]?/, "") as Loader };
    });
  },
};

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && "errors" in error && Array.isArray(error.errors);
}

function failure(file: string, messages: readonly Message[]): CatalogueError {
  const faulty = messages[0]?.location?.file ?? file;
  const own = messages.filter(({ location }) => (location?.file ?? file) === faulty);
  // esbuild names files relative to the folder that the command runs in.
  const name = resolve(faulty) === resolve(file) ? file : faulty;
  return new CatalogueError(name, own.map(({ text, location }) => ({
    path: "",
    message: wording(text),
    ...(location ? { position: { line: location.line, column: location.column + 1 } } : {}),
  })));
}

function wording(text: string): string {
  const missing = /^Could not resolve "(.*)"/.exec(text)?.[1];
  if (missing === undefined) return `is not valid: ${text}`;
  return missing.startsWith(".") ? `imports "${missing}", which does not exist` : `imports "${missing}", which is not installed`;
}
