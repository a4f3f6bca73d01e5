import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { FailedToolError } from "../../tool/failed-tool.js";
import { runProgram } from "../../tool/run-program.js";
import { packageContent } from "./from-files.js";
import type { PublishedChart, PublishedCharts } from "./published-chart.js";

/**
 * Charts in charts/ of the output folder as a commit has them; undefined when there is no such commit, or no
 * repository.
 */
export async function fromGit(
  reference: string,
  names: readonly string[],
  output: string,
  folder: string,
): Promise<PublishedCharts | undefined> {
  const commit = await answer(output, [
    "rev-parse",
    "--verify",
    "--quiet",
    "--end-of-options",
    `${reference}^{commit}`,
  ]);
  if (commit === undefined) return undefined;
  const [top = "", prefix = ""] = (await answer(output, [
    "rev-parse",
    "--show-toplevel",
    "--show-prefix",
  ]))!.split("\n");
  const found = new Map<string, PublishedChart>();
  for (const name of names) {
    const tree = `${commit}:${prefix}charts/${name}`;
    if ((await answer(top, ["cat-file", "-e", `${tree}/Chart.yaml`])) === undefined) continue;
    mkdirSync(folder, { recursive: true });
    const path = join(folder, `${name}.tgz`);
    const { code, errors } = await git(top, [
      "-c",
      "core.autocrlf=false",
      "archive",
      "--format=tar.gz",
      `--prefix=${name}/`,
      `--output=${path}`,
      tree,
    ]);
    if (code !== 0)
      throw new FailedToolError(`git cannot give charts/${name} of ${reference}: ${errors.trim()}`);
    found.set(name, { content: packageContent(path), path });
  }
  return found;
}

/**
 * Where the branch left the one that it will go into, which a pull request is held against, as ct does: the
 * commit that HEAD has in common with the default branch of the remote `origin`. Undefined without such a
 * branch.
 *
 * @throws FailedToolError where there is one, but not enough history
 */
export async function forkPoint(output: string): Promise<string | undefined> {
  for (const branch of ["origin/HEAD", "origin/main", "origin/master"]) {
    const commit = await answer(output, ["merge-base", "HEAD", branch]);
    if (commit !== undefined) return commit;
    if (
      (await answer(output, ["rev-parse", "--is-shallow-repository"])) === "true" &&
      (await answer(output, ["rev-parse", "--verify", "--quiet", branch])) !== undefined
    ) {
      throw new FailedToolError(
        `git has too little history here to find where the branch left ${branch}. ` +
          "Run: git fetch --unshallow; in a workflow of GitHub, fetch-depth: 0",
      );
    }
  }
  return undefined;
}

async function answer(folder: string, args: readonly string[]): Promise<string | undefined> {
  const { code, output } = await git(folder, args);
  return code === 0 ? output.trimEnd() : undefined;
}

function git(folder: string, args: readonly string[]) {
  return runProgram({ path: "git", advice: "Install it, or name what was published with --against" }, [
    "-C",
    folder,
    ...args,
  ]);
}
