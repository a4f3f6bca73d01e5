import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { inTemporaryFolder } from "../disk/temporary-folder.js";
import { MAX_TYPE_CHECK_SECONDS } from "../problem/limits.js";
import type { Problem } from "../problem/problem.js";
import { runProgram } from "../tool/run-program.js";

/** What TypeScript says of a program: problems by file, and why it said nothing where it could not. */
export interface TypeCheck {
  readonly files: readonly { readonly file: string; readonly problems: readonly Problem[] }[];
  readonly failure?: string;
}

const nothing: TypeCheck = { files: [] };

/**
 * The type errors of a program in TypeScript, by the compiler that its project has and the options of the
 * nearest tsconfig.json; none where the project has no compiler.
 */
export async function typeCheck(file: string): Promise<TypeCheck> {
  const compiler = /\.m?ts$/i.test(file) ? compilerOf(resolve(file)) : undefined;
  if (compiler === undefined) return nothing;
  return inTemporaryFolder("types", async (folder) => {
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(configuration(resolve(file))));
    const args = [compiler, "--project", folder, "--pretty", "false"];
    const { code, output, errors } = await runProgram(
      { path: process.execPath, advice: "Node.js runs TypeScript's compiler." },
      args,
      { seconds: MAX_TYPE_CHECK_SECONDS },
    );
    const files = byFile(output, file);
    if (code === 0 || files.length > 0) return { files };
    // Of an answer nothing may be left: what only lacks types is there when the program runs.
    if (code !== null && located(output).some(({ file }) => !isConfiguration(file))) return nothing;
    const why =
      code === null ? `it took longer than ${MAX_TYPE_CHECK_SECONDS} seconds` : firstLine(output || errors);
    return { files, failure: why };
  });
}

function compilerOf(file: string): string | undefined {
  try {
    const manifest = createRequire(file).resolve("typescript/package.json");
    const { bin } = JSON.parse(readFileSync(manifest, "utf8")) as {
      readonly bin?: { readonly tsc?: string };
    };
    return bin?.tsc === undefined ? undefined : join(dirname(manifest), bin.tsc);
  } catch {
    return undefined;
  }
}

function configuration(file: string): object {
  const own = foldersAbove(file)
    .map((folder) => join(folder, "tsconfig.json"))
    .find((path) => existsSync(path));
  const types = foldersAbove(own ?? file)
    .map((folder) => join(folder, "node_modules/@types"))
    .filter((folder) => existsSync(folder));
  // Types are looked for from the configuration on, which lies elsewhere.
  const hasOwnTypes = own !== undefined && readFileSync(own, "utf8").includes('"typeRoots"');
  return {
    ...(own === undefined ? {} : { extends: own }),
    files: [file],
    include: [],
    references: [],
    compilerOptions: {
      ...(own === undefined ? { ...asBundled, ...(hasNode(types) ? { types: ["node"] } : {}) } : {}),
      ...(hasOwnTypes ? {} : { typeRoots: types }),
      ...withoutOutput,
    },
  };
}

/** The options of a project that has none: how the program is bundled. */
const asBundled = { target: "esnext", module: "esnext", moduleResolution: "bundler", strict: true };

const withoutOutput = {
  noEmit: true,
  allowImportingTsExtensions: true,
  composite: false,
  incremental: false,
  tsBuildInfoFile: null,
  declaration: false,
  declarationMap: false,
  emitDeclarationOnly: false,
  isolatedDeclarations: false,
  rootDir: null,
  outDir: null,
  skipLibCheck: true,
  // What is not used is no error of types.
  noUnusedLocals: false,
  noUnusedParameters: false,
};

function hasNode(types: readonly string[]): boolean {
  return types.some((folder) => existsSync(join(folder, "node")));
}

function foldersAbove(file: string): readonly string[] {
  const folder = dirname(file);
  return folder === file ? [] : [folder, ...foldersAbove(folder)];
}

function byFile(output: string, program: string): TypeCheck["files"] {
  const files = new Map<string, Problem[]>();
  for (const { file, problem, code, message } of located(output)) {
    if (isConfiguration(file)) continue;
    // Without the types of Node.js, its names are unknown, but the program runs all the same.
    if (
      code === "2580" ||
      code === "2591" ||
      (code === "2307" && /'(?:node:|fs|path|url|os)\b/.test(message))
    )
      continue;
    const name = resolve(file) === resolve(program) ? program : file;
    files.set(name, [...(files.get(name) ?? []), problem]);
  }
  return [...files].map(([file, problems]) => ({ file, problems }));
}

// An error, and below it, indented, why; the innermost reason names what was written.
function located(output: string) {
  return [...output.matchAll(/^(.+)\((\d+),(\d+)\): error TS(\d+): (.*)((?:\r?\n +.*)*)/gm)].map(
    ([, file, line, column, code, message, reasons]) => ({
      file: file!,
      code: code!,
      message: message!,
      problem: {
        path: "",
        message: `${reasons!.trim().split("\n").at(-1)!.trim() || message!} (TS${code})`,
        position: { line: Number(line), column: Number(column) },
      },
    }),
  );
}

function isConfiguration(file: string): boolean {
  return file.endsWith(".json");
}

function firstLine(text: string): string {
  return text.trim().split("\n")[0]!;
}
