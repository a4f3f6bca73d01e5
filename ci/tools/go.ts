import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "./run.js";

/** Builds the program at `packagePath` of a published version into `folder/bin`. Throws ToolError. */
export async function goInstall(packagePath: string, version: string, folder: string): Promise<void> {
  await run(["go", "install", ...small, `${packagePath}@${version}`], tmpdir(), {
    ...goEnvironment(),
    GOBIN: join(folder, "bin"),
  });
}

/**
 * The same through a module of our own that requires `module` at `version`, for modules of which `go install`
 * wants a list of versions that the module proxy does not have. Throws ToolError.
 */
export async function goInstallByRequirement(
  module: string,
  version: string,
  packagePath: string,
  folder: string,
): Promise<void> {
  const own = await mkdtemp(join(tmpdir(), "chartwright-go-"));
  try {
    await writeFile(join(own, "go.mod"), `module requirement\n\ngo 1.26\n\nrequire ${module} ${version}\n`);
    await mkdir(join(folder, "bin"), { recursive: true });
    await run(
      ["go", "build", "-mod=mod", ...small, "-o", `${join(folder, "bin")}/`, packagePath],
      own,
      goEnvironment(),
    );
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}

/**
 * Builds the program whose module lies in `source` into `folder/bin`. Throws ToolError.
 * @param variables of the program, by package and name, that get another text
 * @param environment variables for Go beside its own
 */
export async function goBuild(
  source: string,
  folder: string,
  variables: Readonly<Record<string, string>> = {},
  environment: NodeJS.ProcessEnv = {},
): Promise<void> {
  await mkdir(join(folder, "bin"), { recursive: true });
  const texts = Object.entries(variables).map(([name, text]) => ` -X ${name}=${text}`);
  await run(
    [
      "go",
      "build",
      ...small.slice(0, -1),
      small.at(-1)! + texts.join(""),
      "-o",
      `${join(folder, "bin")}/`,
      ".",
    ],
    source,
    { ...goEnvironment(), ...environment },
  );
}

/**
 * The folder of the module cache with the sources of `module` at `version`, fetched if need be. Throws
 * ToolError.
 */
export async function goModuleFolder(module: string, version: string): Promise<string> {
  const answer = await run(
    ["go", "mod", "download", "-json", `${module}@${version}`],
    tmpdir(),
    goEnvironment(),
  );
  return (JSON.parse(answer) as { readonly Dir: string }).Dir;
}

/** What debuggers read is not written: a quarter of a build's time goes into it. */
const small = ["-trimpath", "-gcflags=all=-dwarf=false", "-ldflags", "-s -w"] as const;

/**
 * Flags and workspaces of the user's own Go work must not change what is built. The compiler runs for
 * seconds, and tidies its memory only when it has much of it.
 */
function goEnvironment(): NodeJS.ProcessEnv {
  return {
    GOGC: "off",
    GOMEMLIMIT: "2GiB",
    ...process.env,
    CGO_ENABLED: "0",
    GOFLAGS: "-buildvcs=false",
    GOWORK: "off",
  };
}
