import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { gte } from "semver";
import { findProgram } from "../generator/src/tool/find-program.js";
import { installTools } from "./tools/install-tools.js";
import { toolFolder, ToolError, toolPath } from "./tools/index.js";

/** The oldest Helm whose library of JSON Schema reads the charts' values.schema.json. */
export const OLDEST_HELM = "3.18.0";

/** Helm's program, absolute; or why there is none, as a sentence. */
export type FoundHelm = { readonly helm: string } | { readonly missing: string };

/**
 * The Helm to render with: the tests' own if it is built, else one on the PATH that is new enough, else the
 * tests' own, which Go builds now.
 *
 * @param say is told what is done, a line each
 */
export async function helmToStart(say: (line: string) => void): Promise<FoundHelm> {
  if (existsSync(toolFolder("helm4"))) return { helm: toolPath("helm4") };
  const installed = findProgram("helm");
  const version = installed === undefined ? undefined : helmVersion(installed);
  if (installed !== undefined && version !== undefined && gte(version, OLDEST_HELM)) {
    say(`Helm ${version} is on the PATH.`);
    return { helm: installed };
  }
  const unfit =
    installed === undefined
      ? "There is no Helm on the PATH"
      : version === undefined
        ? `${installed} does not tell its version`
        : `The Helm on the PATH is ${version}, older than ${OLDEST_HELM}`;
  if (findProgram("go") === undefined) return { missing: `${unfit}, and no Go that could build one.` };
  say(`${unfit}. Go builds one, once:`);
  try {
    await installTools(["helm4"], say);
    return { helm: toolPath("helm4") };
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    return { missing: `${unfit}, and Go could not build one: ${error.message}` };
  }
}

/** The version that a program says is its own: `v3.18.4+gd80839c`, or `v4.3` where Go built it. */
function helmVersion(program: string): string | undefined {
  try {
    const text = execFileSync(program, ["version", "--template", "{{.Version}}"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      timeout: 10_000,
    });
    const [, major, minor, patch = "0"] = /^v(\d+)\.(\d+)(?:\.(\d+))?/.exec(text) ?? [];
    return major === undefined ? undefined : `${major}.${minor}.${patch}`;
  } catch {
    return undefined;
  }
}
