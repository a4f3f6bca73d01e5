import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FailedToolError } from "../../tool/failed-tool.js";
import { helmProgram } from "../../tool/helm.js";
import { runProgram, type ExitResult } from "../../tool/run-program.js";
import { atOnce } from "../../tool/at-once.js";
import type { Registry } from "./repository.js";

/** A key of cosign. */
export interface CosignKey {
  /** Cosign's program: a path, or a name that is looked up. */
  readonly cosign: string;
  /**
   * A file, or the address of a key in a vault, as cosign takes it. Its password is in COSIGN_PASSWORD, as
   * usual.
   */
  readonly key: string;
}

/** What is signed: a manifest by its digest, because a tag may be written again. */
export interface Signed {
  readonly name: string;
  readonly digest: string;
}

// What cosign calls Helm's options for the connection.
const cosignOptions: Readonly<Record<string, string>> = {
  "--plain-http": "--allow-http-registry",
  "--ca-file": "--registry-cacert",
  "--cert-file": "--registry-client-cert",
  "--key-file": "--registry-client-key",
};

/**
 * Signs charts in a registry that the key has not signed yet. No public log is told of them.
 *
 * @param folder of this run alone, for files that go when it ends
 * @throws FailedToolError when cosign or the registry fails, MissingToolError without cosign
 */
export async function signWithCosign(
  registry: Registry,
  { cosign, key }: CosignKey,
  charts: readonly Signed[],
  folder: string,
): Promise<void> {
  const environment = await withLogin(registry, folder);
  const run = (args: readonly string[]) =>
    runProgram(
      {
        path: cosign,
        advice: "Charts are signed with cosign 3: install it, or name its program with --cosign",
      },
      args,
      { seconds: registry.seconds, environment },
    );
  const [publicKey, services] = [join(folder, "cosign.pub"), join(folder, "signing-config.json")];
  await succeed(
    run(["public-key", "--key", key, "--outfile", publicKey]),
    `cosign cannot use the key ${JSON.stringify(key)}`,
  );
  await succeed(run(["signing-config", "create", "--out", services]), "cosign cannot write its settings");
  const connection = registry.options.flatMap(([option, ...value]) =>
    cosignOptions[option!] === undefined ? [] : [cosignOptions[option!]!, ...value],
  );
  await atOnce(charts, async ({ name, digest }) => {
    const chart = `${registry.repository.slice("oci://".length)}/${name}@${digest}`;
    // The public log knows nothing of these signatures, and must not be asked.
    const { code } = await run([
      "verify",
      "--key",
      publicKey,
      "--insecure-ignore-tlog=true",
      ...connection,
      chart,
    ]);
    if (code !== 0)
      await succeed(
        run(["sign", "--key", key, "--yes", "--signing-config", services, ...connection, chart]),
        `${name} cannot be signed`,
      );
  });
}

async function succeed(run: Promise<ExitResult>, failure: string): Promise<void> {
  const { code, errors } = await run;
  if (code === 0) return;
  const words =
    errors
      .split("\n")
      .filter((line) => line.startsWith("Error: "))
      .at(-1)
      ?.slice("Error: ".length) ?? errors.trim();
  throw new FailedToolError(
    `${failure}: ${code === null ? "there was no end in time" : `cosign says: ${words}`}`,
  );
}

/**
 * Cosign knows Docker's logins alone. Where Helm has one for the registry, cosign is given that, and no
 * other.
 */
async function withLogin(
  { helm, repository, options }: Registry,
  folder: string,
): Promise<NodeJS.ProcessEnv> {
  const [, named] = options.find(([option]) => option === "--registry-config") ?? [];
  const file =
    named ??
    (
      await runProgram(helmProgram(helm, "Logins are kept by"), ["env", "HELM_REGISTRY_CONFIG"])
    ).output.trim();
  if (!existsSync(file)) return process.env;
  const { auths, credHelpers, ...all } = JSON.parse(readFileSync(file, "utf8")) as Logins;
  const host = repository.slice("oci://".length).split("/")[0]!;
  const [auth, helper] = [auths?.[host], credHelpers?.[host]];
  if (auth === undefined && helper === undefined) return process.env;
  const login = {
    ...all,
    ...(auth === undefined ? {} : { auths: { [host]: auth } }),
    ...(helper === undefined ? {} : { credHelpers: { [host]: helper } }),
  };
  const config = join(folder, "docker");
  mkdirSync(config, { mode: 0o700 });
  writeFileSync(join(config, "config.json"), JSON.stringify(login), { mode: 0o600 });
  return { ...process.env, DOCKER_CONFIG: config };
}

/** The file in which Helm and Docker keep logins, by host. */
interface Logins {
  readonly auths?: Readonly<Record<string, unknown>>;
  readonly credHelpers?: Readonly<Record<string, string>>;
}
