import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { readBounded } from "../../disk/read-bounded.js";
import { FailedToolError } from "../../tool/failed-tool.js";
import { dockerHub } from "./image-reference.js";

/** By which a registry knows a user: `user:password` in base 64, as the files have it. */
export type Login = string;

/**
 * The login for a registry: from the file that is named, else from Helm's and then from Docker's. Those of
 * credential helpers are not read.
 *
 * @throws FailedToolError for a file that cannot be understood
 */
export function loginFor(host: string, named: string | undefined): Login | undefined {
  const keys =
    host === dockerHub
      ? ["https://index.docker.io/v1/", "index.docker.io", "registry-1.docker.io", dockerHub]
      : [host, `https://${host}`];
  for (const file of named === undefined ? usualFiles() : [named]) {
    const logins = loginsIn(file, named !== undefined);
    const key = keys.find((one) => Object.hasOwn(logins, one));
    const auth = key === undefined ? undefined : logins[key]?.auth;
    if (typeof auth === "string" && auth !== "") return auth;
  }
  return undefined;
}

function usualFiles(): readonly string[] {
  const { HELM_REGISTRY_CONFIG, HELM_CONFIG_HOME, XDG_CONFIG_HOME, DOCKER_CONFIG } = process.env;
  const helm =
    HELM_CONFIG_HOME ??
    (process.platform === "darwin"
      ? join(homedir(), "Library/Preferences/helm")
      : join(XDG_CONFIG_HOME ?? join(homedir(), ".config"), "helm"));
  return [
    HELM_REGISTRY_CONFIG ?? join(helm, "registry/config.json"),
    join(DOCKER_CONFIG ?? join(homedir(), ".docker"), "config.json"),
  ];
}

type Logins = Readonly<Record<string, { readonly auth?: unknown } | null>>;

function loginsIn(file: string, mustExist: boolean): Logins {
  if (!mustExist && !existsSync(file)) return {};
  const text = readBounded(file).toString("utf8");
  try {
    const { auths } = JSON.parse(text) as { readonly auths?: Logins };
    return auths ?? {};
  } catch {
    throw new FailedToolError(
      `the file with the logins, ${file}, is damaged. Fix or delete it, and log in again`,
    );
  }
}
