import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { toolEnvironment } from "../../../ci/tools/index.js";
import { packageFolder } from "../../src/package-folder.js";
import type { Helm } from "../helm/render.js";
import { newFolder, type Tree } from "../release/package/chart-folder.js";

/** How a run of chartwright ended, and what it printed. */
export interface ExitResult {
  /** Its exit code; null for one that was killed. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A run of chartwright, in a process group of its own. */
export interface Run {
  readonly child: ChildProcess;
  readonly ending: Promise<ExitResult>;
}

const cli = join(packageFolder, "dist/generator/bundle/cli.js");
// Runs that are killed leave their temporary files behind; nothing of the user's own logins is read or
// written.
const home = newFolder();

/** The variables that each run sees, beside those of the tools. */
export const ownFolders: NodeJS.ProcessEnv = {
  TMPDIR: home,
  HOME: home,
  DOCKER_CONFIG: home,
  HELM_CONFIG_HOME: home,
  GNUPGHOME: home,
};

/** Starts `chartwright publish`. */
export function startPublish(
  args: readonly string[],
  { helm = "helm4", variables = {} }: { readonly helm?: Helm; readonly variables?: NodeJS.ProcessEnv } = {},
): Run {
  const child = spawn(process.execPath, [cli, "publish", ...args], {
    env: { ...toolEnvironment(helm), ...ownFolders, ...variables },
    detached: true,
  });
  const texts = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    texts.stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    texts.stderr += text;
  });
  return {
    child,
    ending: new Promise((resolve) => child.on("close", (code) => resolve({ code, ...texts }))),
  };
}

/** Runs `chartwright publish` to its end. */
export function publish(
  args: readonly string[],
  settings: Parameters<typeof startPublish>[1] = {},
): Promise<ExitResult> {
  return startPublish(args, settings).ending;
}

/** An umbrella chart with so many subcharts. */
export function umbrella(subcharts: number): Tree {
  const names = Array.from({ length: subcharts }, (_, i) => `service-${i + 1}`);
  const metadata = (name: string) =>
    `apiVersion: v2\nname: ${name}\ndescription: Part of the platform\nversion: "1.0.0"\n`;
  const configMap = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n`;
  const own = (folder: string, name: string): Tree => ({
    [`${folder}Chart.yaml`]: metadata(name),
    [`${folder}templates/config.yaml`]: configMap(name),
  });
  const whole = own("", "platform");
  return Object.assign({}, ...names.map((name) => own(`charts/${name}/`, name)), whole, {
    "Chart.yaml":
      `${whole["Chart.yaml"]}home: "https://example.com"\nsources:\n  - "https://example.com/source"\n` +
      'maintainers:\n  - name: Team\n    email: "team@example.com"\nannotations:\n  ' +
      "artifacthub.io/license: Apache-2.0\ndependencies:\n" +
      `${names.map((name) => `  - name: ${name}\n    version: "1.0.0"\n    repository: ""\n`).join("")}`,
  }) as Tree;
}
