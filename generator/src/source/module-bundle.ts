import { readFile } from "node:fs/promises";
import { isBuiltin } from "node:module";
import { dirname, extname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build, type BuildFailure, type Loader, type Message, type Plugin } from "esbuild";
import type { Inputs } from "./inputs.js";
import { moduleInputs } from "./module-inputs.js";
import { ProblemsError } from "../problem/problem.js";

/** A bundle as text, and what it was made from; undefined if that cannot be told. */
export interface ModuleBundle {
  readonly text: string;
  readonly inputs: Inputs | undefined;
}

/**
 * One ES module made of a file and all the files that it imports. Packages stay outside, as absolute
 * addresses, so the module can be run from any folder; `chartwright` is always this very package.
 *
 * @param script where the module will be written: its source map is relative to that
 * @throws ProblemsError what esbuild cannot compile, of the first file that has faults
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
      define: {
        "import.meta.url": MODULE_URL,
        "import.meta.filename": MODULE_FILE,
        "import.meta.dirname": MODULE_FOLDER,
      },
      plugins: [packagesOutside, ownUrls],
    });
    const { text } = outputFiles[0]!;
    const modules = text.slice(text.indexOf(REQUIRE) + REQUIRE.length);
    return { text, inputs: moduleInputs(file, modules, metafile, import.meta.resolve("chartwright")) };
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    throw failure(file, error.errors);
  }
}

/** What takes the place of `import.meta`'s own: a bundle would give all its files those of the bundle. */
const MODULE_URL = "chartwrightModuleUrl";
const MODULE_FILE = "chartwrightModuleFile";
const MODULE_FOLDER = "chartwrightModuleFolder";

/** CommonJS files, once they are part of an ES module, still look for `require`. */
const REQUIRE =
  'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);';

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

/** Files that use `import.meta`, say to read a dashboard beside them, each get their own. */
const ownUrls: Plugin = {
  name: "own-urls",
  setup({ onLoad }) {
    onLoad({ filter: /\.[cm]?[jt]sx?$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      if (!text.includes("import.meta")) return undefined;
      const own = {
        [MODULE_URL]: pathToFileURL(path).href,
        [MODULE_FILE]: path,
        [MODULE_FOLDER]: dirname(path),
      };
      const constants = Object.entries(own)
        .map(([name, value]) => `const ${name} = ${JSON.stringify(value)}; `)
        .join("");
      return { contents: constants + text, loader: extname(path).replace(/^\.[cm]?/, "") as Loader };
    });
  },
};

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && "errors" in error && Array.isArray(error.errors);
}

function failure(file: string, messages: readonly Message[]): ProblemsError {
  const faulty = messages[0]?.location?.file ?? file;
  const own = messages.filter(({ location }) => (location?.file ?? file) === faulty);
  // esbuild names files relative to the folder that the command runs in.
  const name = resolve(faulty) === resolve(file) ? file : faulty;
  return new ProblemsError(
    name,
    own.map(({ text, location }) => ({
      path: "",
      message: wording(text),
      ...(location ? { position: { line: location.line, column: location.column + 1 } } : {}),
    })),
  );
}

function wording(text: string): string {
  const missing = /^Could not resolve "(.*)"/.exec(text)?.[1];
  if (missing === undefined) return `is not valid: ${text}`;
  return missing.startsWith(".")
    ? `imports "${missing}", which does not exist`
    : `imports "${missing}", which is not installed`;
}
