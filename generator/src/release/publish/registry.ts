import { readdirSync } from "node:fs";
import { join } from "node:path";
import { onDisk } from "../../disk/error.js";
import { FailedToolError } from "../../tool/failed-tool.js";
import { helmProgram } from "../../tool/helm.js";
import { runProgram, type ExitResult } from "../../tool/run-program.js";
import { packageBytes } from "../package/untar.js";
import { refusal } from "./refusal.js";
import type { Registry } from "./repository.js";

/** A chart that is in a registry. */
export interface Found {
  /** Of its manifest: `sha256:…`. */
  readonly digest: string;
  readonly bytes: Buffer;
}

/**
 * The package of a chart in the registry, whole and of the digest that is said; undefined when that version
 * is not there.
 *
 * @param folder an empty one, for what Helm writes
 * @throws FailedToolError when the registry does not answer as it should, MissingToolError without Helm
 */
export async function pull(
  registry: Registry,
  name: string,
  version: string,
  folder: string,
): Promise<Found | undefined> {
  const ending = await helm(registry, [
    "pull",
    `${registry.repository}/${name}`,
    "--version",
    version,
    "--destination",
    folder,
  ]);
  if (ending.code !== 0) {
    // Only of a tag does Helm speak so; a part of a chart that is missing is a fault of the registry.
    if (/FetchReference" on source: \S+: not found$/m.test(ending.errors)) return undefined;
    throw new FailedToolError(
      refusal(registry, `${name} ${version} cannot be read from ${registry.repository}`, ending),
    );
  }
  // Helm writes a version's "+" as it stands or as in the tag.
  const file = onDisk(folder, "read", () => readdirSync(folder)).find((file) => file.endsWith(".tgz"));
  if (file === undefined)
    throw new FailedToolError(
      `${name} ${version} cannot be read from ${registry.repository}: Helm wrote no package`,
    );
  return { digest: digestIn(ending), bytes: packageBytes(join(folder, file)) };
}

/**
 * Pushes a package, and the provenance that lies beside it.
 *
 * @throws FailedToolError when the registry does not take it, MissingToolError without Helm
 */
export async function push(registry: Registry, file: string, what: string): Promise<void> {
  const ending = await helm(registry, ["push", file, registry.repository]);
  if (ending.code !== 0)
    throw new FailedToolError(
      refusal(registry, `${what} cannot be written to ${registry.repository}`, ending),
    );
}

/**
 * What may go well the next time. Helm itself tries again after such answers, but not where it has sent
 * something, nor after a connection that broke.
 */
const passing =
  /(PUT|PATCH|Put|Patch) "\S+": response status code (429|5\d\d)|EOF$|connection reset|broken pipe/m;

/** Helm itself speaks with registries: it keeps the login, knows Docker's, and checks what it gets. */
async function helm(registry: Registry, args: readonly string[]): Promise<ExitResult> {
  for (const wait of [1000, 2000]) {
    const ending = await helmOnce(registry, args);
    if (ending.code === 0 || !passing.test(ending.errors)) return ending;
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  return helmOnce(registry, args);
}

function helmOnce({ helm: path, options, seconds }: Registry, args: readonly string[]): Promise<ExitResult> {
  // Helm writes the package's time of change in local time into the manifest, whose digest must not depend on
  // where this runs.
  return runProgram(helmProgram(path, "Charts are published with"), [...args, ...options.flat()], {
    seconds,
    environment: { ...process.env, TZ: "UTC" },
  });
}

function digestIn({ output, errors }: ExitResult): string {
  const [, digest] = /^Digest: (sha256:[0-9a-f]{64})$/m.exec(`${output}\n${errors}`) ?? [];
  if (digest === undefined)
    throw new FailedToolError("Helm does not say the digest of a chart. Helm 3.18 or newer does");
  return digest;
}
