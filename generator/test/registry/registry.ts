import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "../../../ci/cluster/free-port.js";
import { startProgram } from "../../../ci/cluster/program.js";
import { toolEnvironment, toolPath } from "../../../ci/tools/index.js";
import { newFolder } from "../release/package/chart-folder.js";

/** A registry for tests, on the loopback interface. */
export interface TestRegistry {
  /** Host and port. */
  readonly host: string;
  /** What publish and Helm need to reach it. */
  readonly options: readonly string[];
  /** Where it keeps what it has. */
  readonly storage: string;
  readonly stop: () => Promise<void>;
}

/** Who may log in, and by which password. */
export const login = { user: "shop", password: "secret" };
const passwords = "shop:$2b$05$5h0bD6Pw/r/a4M0JO3kvp.OB3PteSWPYfExOgwmwtEMlwjfJAWC5C\n";

/** Starts a registry. Speaks TLS by a private authority, and wants a login, if it is asked for. */
export async function startRegistry({ tls = false, auth = false } = {}): Promise<TestRegistry> {
  const folder = newFolder();
  const [port, storage] = [await freePort(), join(folder, "storage")];
  const host = `127.0.0.1:${port}`;
  writeFileSync(join(folder, "htpasswd"), passwords);
  if (tls) writeCertificates(folder);
  writeFileSync(
    join(folder, "config.json"),
    JSON.stringify({
      version: "0.1",
      log: { level: "warn" },
      storage: { filesystem: { rootdirectory: storage } },
      http: {
        addr: host,
        ...(tls ? { tls: { certificate: join(folder, "server.pem"), key: join(folder, "server.key") } } : {}),
      },
      ...(auth ? { auth: { htpasswd: { realm: "charts", path: join(folder, "htpasswd") } } } : {}),
    }),
  );
  const program = startProgram(
    "registry",
    [toolPath("registry"), "serve", join(folder, "config.json")],
    folder,
    { ...toolEnvironment(), OTEL_TRACES_EXPORTER: "none" },
  );
  await Promise.race([program.ended, answer(host, tls ? join(folder, "authority.pem") : undefined)]);
  return {
    host,
    storage,
    stop: program.stop,
    options: tls ? ["--ca-file", join(folder, "authority.pem")] : ["--plain-http"],
  };
}

/** Version → digest of the manifest, of each chart that is in a repository. Signatures are left out. */
export async function contents(host: string, repository: string): Promise<Readonly<Record<string, string>>> {
  const found: Record<string, string> = {};
  // A registry lists a thousand at most, those that come after a name.
  const { repositories } = (await (
    await fetch(`http://${host}/v2/_catalog?n=1000&last=${encodeURIComponent(`${repository}/`)}`)
  ).json()) as { readonly repositories: readonly string[] };
  for (const name of repositories.filter((name) => name.startsWith(`${repository}/`))) {
    const { tags } = (await (await fetch(`http://${host}/v2/${name}/tags/list`)).json()) as {
      readonly tags: readonly string[] | null;
    };
    for (const tag of (tags ?? []).filter((tag) => !tag.startsWith("sha256-")))
      found[`${name.slice(repository.length + 1)}:${tag}`] = (await manifestOf(host, name, tag)).digest;
  }
  return found;
}

/** A manifest as the registry has it. */
export async function manifestOf(
  host: string,
  name: string,
  tag: string,
): Promise<{
  readonly digest: string;
  readonly annotations: Readonly<Record<string, string>>;
  readonly layers: readonly { readonly digest: string; readonly mediaType: string }[];
}> {
  const response = await fetch(`http://${host}/v2/${name}/manifests/${tag}`, {
    headers: { accept: "application/vnd.oci.image.manifest.v1+json" },
  });
  return {
    ...((await response.json()) as {
      readonly annotations: Readonly<Record<string, string>>;
      readonly layers: readonly { readonly digest: string; readonly mediaType: string }[];
    }),
    digest: response.headers.get("docker-content-digest")!,
  };
}

async function answer(host: string, authority: string | undefined): Promise<void> {
  for (;;) {
    // curl is not everywhere, and Node.js learns of another authority only when it starts.
    const script =
      `require(${JSON.stringify(authority ? "https" : "http")}).get(${JSON.stringify(`${authority ? "https" : "http"}://${host}/v2/`)}, ` +
      '() => process.exit(0)).on("error", () => process.exit(1))';
    const { status } = spawnSync(process.execPath, ["-e", script], {
      env: { ...process.env, ...(authority ? { NODE_EXTRA_CA_CERTS: authority } : {}) },
    });
    if (status === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function writeCertificates(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"];
  openssl(folder, [
    "req",
    "-x509",
    ...key,
    "-subj",
    "/CN=authority",
    "-keyout",
    "authority.key",
    "-out",
    "authority.pem",
  ]);
  openssl(folder, [
    "req",
    "-x509",
    ...key,
    "-subj",
    "/CN=registry",
    "-addext",
    "subjectAltName=IP:127.0.0.1",
    "-addext",
    "basicConstraints=critical,CA:FALSE",
    "-CA",
    "authority.pem",
    "-CAkey",
    "authority.key",
    "-keyout",
    "server.key",
    "-out",
    "server.pem",
  ]);
}

function openssl(folder: string, args: readonly string[]): void {
  const { status, stderr, error } = spawnSync("openssl", args, { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(`openssl ${args.join(" ")}: ${error?.message ?? stderr}`);
}
