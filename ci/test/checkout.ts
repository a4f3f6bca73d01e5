import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packageFolder } from "../../generator/src/package-folder.js";
import { toolEnvironment } from "../tools/index.js";
import type { Command } from "./workflow-steps.js";

/** A clone of this repository with a branch of its own, where a workflow's steps can be run. */
export interface Checkout {
  /** Runs a command as GitHub's runner does. Never throws for how it ends. */
  readonly run: (command: Command) => Promise<{ readonly code: number | null; readonly output: string }>;
  readonly files: (folder: string) => readonly string[];
  readonly text: (file: string) => string;
  readonly write: (file: string, contents: string) => void;
}

const parts = [
  ".github",
  ".gitignore",
  "charts",
  "ci",
  "generator",
  "package.json",
  "package-lock.json",
  "schemas",
  "tsconfig.json",
  "values",
];

/**
 * What a pull request is that changes the catalogue: `origin/main` as it is here, and one commit on top of it
 * with the charts that follow.
 *
 * @param change of the text of the catalogue's index.ts
 */
export async function checkout(change: (catalogue: string) => string): Promise<Checkout> {
  const home = mkdtempSync(join(tmpdir(), "chartwright-workflow-"));
  process.on("exit", () => rmSync(home, { recursive: true, force: true }));
  const [origin, clone] = [join(home, "origin"), join(home, "clone")];
  for (const part of parts)
    cpSync(join(packageFolder, part), join(origin, part), {
      recursive: true,
      filter: (path) => path !== join(packageFolder, "generator/test"),
    });
  const environment = gitEnvironment(home);
  const git = (folder: string, ...args: readonly string[]) => succeed("git", args, folder, environment);
  git(home, "init", "--quiet", "--initial-branch=main", origin);
  git(origin, "add", "--all");
  git(origin, "commit", "--quiet", "--message=as it is");
  git(home, "clone", "--quiet", origin, clone);
  git(clone, "switch", "--quiet", "--create", "change");
  // What a runner has after the set-up, which this run has had.
  for (const made of ["node_modules", "dist"]) symlinkSync(join(packageFolder, made), join(clone, made));
  writeFileSync(join(clone, ".git/info/exclude"), "node_modules\ndist\n");

  const catalogue = join(clone, "generator/catalogue/index.ts");
  const before = readFileSync(catalogue, "utf8");
  const after = change(before);
  if (after === before) throw new Error("The catalogue is not changed.");
  writeFileSync(catalogue, after);
  succeed("npx", ["chartwright", "generate", "--no-prove"], clone, environment);
  git(clone, "commit", "--quiet", "--all", "--message=a change");
  return {
    run: ({ run, variables }) => ending(run, clone, { ...environment, ...variables }),
    files: (folder) => readdirSync(join(clone, folder)),
    text: (file) => readFileSync(join(clone, file), "utf8"),
    write: (file, contents) => writeFileSync(join(clone, file), contents),
  };
}

/** The tools on the PATH, and nothing of the user's own: neither his settings of git nor his logins. */
export function gitEnvironment(home: string): NodeJS.ProcessEnv {
  const name = {
    GIT_AUTHOR_NAME: "Shop",
    GIT_AUTHOR_EMAIL: "shop@example.com",
    GIT_COMMITTER_NAME: "Shop",
    GIT_COMMITTER_EMAIL: "shop@example.com",
  };
  const own = Object.fromEntries(
    ["CONFIG", "CACHE", "DATA"].map((part) => [`HELM_${part}_HOME`, join(home, "helm", part.toLowerCase())]),
  );
  return {
    ...toolEnvironment(),
    ...name,
    ...own,
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_CONFIG_SYSTEM: "/dev/null",
    DOCKER_CONFIG: join(home, "docker"),
  };
}

export function succeed(
  program: string,
  args: readonly string[],
  folder: string,
  environment: NodeJS.ProcessEnv,
): void {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: folder,
    env: environment,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${program} ${args.join(" ")}: ${error?.message ?? stdout + stderr}`);
}

/** `shell: bash` of GitHub Actions. */
export function ending(
  script: string,
  folder: string,
  environment: NodeJS.ProcessEnv,
): Promise<{ readonly code: number | null; readonly output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script], {
      cwd: folder,
      env: environment,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (part: string) => {
        output += part;
      });
    child.on("error", reject).on("close", (code) => resolve({ code, output }));
  });
}
