import { spawn } from "node:child_process";
import { toolEnvironment } from "../../../ci/tools/index.js";
import { packageFolder } from "../../src/package-folder.js";
import type { Helm } from "../helm/render.js";
import type { ExitResult } from "../helm/run.js";
import { cluster } from "./cluster.js";

/** As after `npm install chartwright`. */
const prelude = `npx() { shift; node ${packageFolder}dist/generator/bundle/cli.js "$@"; }`;

/**
 * Runs text in bash, as a person in `folder` would who has that Helm and no other. Never throws for how it
 * ends. Helm 3 has another word for --rollback-on-failure.
 */
export function shell(version: Helm, text: string, folder: string = packageFolder): Promise<ExitResult> {
  const words = version === "helm3" ? text.replaceAll("--rollback-on-failure", "--atomic") : text;
  return new Promise((resolve, reject) => {
    const child = spawn("bash", ["-c", `${prelude}\n${words}`], {
      cwd: folder,
      env: { ...toolEnvironment(version), ...cluster.environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const texts = { output: "", errors: "" };
    child.stdout.setEncoding("utf8").on("data", (part: string) => {
      texts.output += part;
    });
    child.stderr.setEncoding("utf8").on("data", (part: string) => {
      texts.errors += part;
    });
    child.on("error", reject).on("close", (code) => resolve({ code, ...texts }));
  });
}
