import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { cacheFolder } from "./cache.js";
import { ToolError } from "./run.js";
import { definitionsName } from "./schemas/write-definitions.js";
import { tools, type Tool, type ToolName } from "./table.js";

export { clusterTools, registryTools, testTools, type ToolName } from "./table.js";
export { ToolError } from "./run.js";

/** Those tools that are programs. */
export type ProgramName = {
  [Name in ToolName]: (typeof tools)[Name] extends { readonly program: string } ? Name : never;
}[ToolName];

/**
 * The absolute path of a tool's program. Throws ToolError with the command that installs it if it is not
 * there.
 */
export function toolPath(name: ProgramName): string {
  return join(installed(name), "bin", tools[name].program);
}

/**
 * kubeconform's `-schema-location` for the schemas of Kubernetes and of the custom resources. Throws
 * ToolError like toolPath.
 */
export function schemaLocation(): string {
  return join(installed("schemas"), "{{.ResourceKind}}{{.KindSuffix}}.json");
}

/** A List of the definitions of the custom resources, for kubectl. Throws ToolError like toolPath. */
export function definitionsFile(): string {
  return join(installed("definitions"), definitionsName);
}

/**
 * The variables for running a tool: `helm` on the PATH is the one of the given major version, ct finds all
 * that it calls, and nothing of the user's own Helm, ct or cluster settings is read or written.
 */
export function toolEnvironment(helm: "helm3" | "helm4" = "helm4"): NodeJS.ProcessEnv {
  const foreign = /^(HELM_|CT_|KUBE)/;
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
  const home = join(cacheFolder(), "..", "home");
  return {
    ...own,
    PATH: [...programFolders(helm), process.env["PATH"]].join(delimiter),
    HELM_CACHE_HOME: join(home, helm, "cache"),
    HELM_CONFIG_HOME: join(home, helm, "config"),
    HELM_DATA_HOME: join(home, helm, "data"),
    // A file that does not exist: a test that means a cluster has to name it.
    KUBECONFIG: join(home, "no-cluster"),
  };
}

/** Where a tool lies, or would lie. */
export function toolFolder(name: ToolName): string {
  return join(cacheFolder(), `${name}-${tools[name].version}`);
}

function installed(name: ToolName): string {
  const folder = toolFolder(name);
  if (!existsSync(folder))
    throw new ToolError(
      `${name} ${tools[name].version} is not installed. Run: node dist/ci/tools/install.js ${name}`,
    );
  return folder;
}

function programFolders(helm: "helm3" | "helm4"): string[] {
  const others = Object.entries<Tool>(tools).filter(
    ([, tool]) => tool.program !== undefined && tool.program !== "helm",
  );
  return [helm, ...others.map(([name]) => name as ToolName)].map((name) =>
    join(toolFolder(name as ToolName), "bin"),
  );
}
