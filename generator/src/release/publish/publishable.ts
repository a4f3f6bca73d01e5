import { join } from "node:path";
import { valid } from "semver";
import { type Problem, ProblemsError } from "../../problem/problem.js";
import type { Package } from "../package/package.js";
import { helmProgram } from "../../tool/helm.js";
import { runProgram } from "../../tool/run-program.js";
import { atOnce } from "../../tool/at-once.js";

/**
 * Refuses charts that no registry can keep under their name and version, before anything is pushed.
 *
 * @throws ProblemsError with all of them
 */
export function refuseUnnameable(packages: readonly Package[]): void {
  const problems = packages.flatMap(({ source, name, version }) => [
    // Source: OCI distribution specification, "Pull": names of repositories, whose last part is the chart's,
    // and tags, in which Helm writes _ for +.
    ...(/^[a-z0-9]+(([._]|__|-+)[a-z0-9]+)*$/.test(name)
      ? []
      : [
          refused(
            source,
            `has the name ${JSON.stringify(name)}; registries take ` +
              'lower-case letters, digits, and ".", "_" and "-" between them',
          ),
        ]),
    ...(/^\d\S*$/.test(version) && valid(version) !== null
      ? []
      : [
          refused(
            source,
            `has the version ${JSON.stringify(version)}; a registry's ` +
              'charts are found by three numbers, as in "1.0.0"',
          ),
        ]),
    ...(version.length <= 128
      ? []
      : [refused(source, `has a version of ${version.length} characters; registries take 128`)]),
  ]);
  if (problems.length > 0) throw new ProblemsError("charts", problems);
}

/**
 * Refuses packages that Helm does not load, as it would while it pushes them: then some are in the registry,
 * for good.
 *
 * @param folder that holds the packages by name
 * @throws ProblemsError with all of them, MissingToolError without Helm
 */
export async function refuseUnloadable(
  helm: string,
  packages: readonly Package[],
  folder: string,
): Promise<void> {
  const problems = await atOnce(packages, async ({ file, source }) => {
    const { code, errors } = await runProgram(helmProgram(helm, "Charts are published with"), [
      "show",
      "chart",
      join(folder, file),
    ]);
    return code === 0
      ? []
      : [
          refused(
            source,
            `is not loaded by Helm: ${errors
              .trim()
              .split("\n")
              .at(-1)!
              .replace(/^Error: /, "")}`,
          ),
        ];
  });
  if (problems.flat().length > 0) throw new ProblemsError("charts", problems.flat());
}

function refused(source: string, message: string): Problem {
  return { path: source, message: `${message}. Nothing was published` };
}
