import { generateKeyPairSync, randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The files of a cluster in whose folder only its owner can look. */
export interface Credentials {
  /** Who may do everything, by which token. */
  readonly tokens: string;
  readonly serviceAccountKey: string;
  /** Where the API server puts the certificate that it makes itself. */
  readonly certificates: string;
  readonly certificate: string;
}

/** Where the credentials of a cluster in `folder` are. */
export function credentials(folder: string): Credentials {
  const certificates = join(folder, "certificates");
  return {
    tokens: join(folder, "tokens.csv"),
    serviceAccountKey: join(folder, "service-accounts.key"),
    certificates,
    certificate: join(certificates, "apiserver.crt"),
  };
}

/**
 * Writes new credentials into `folder`, and a kubeconfig for an API server on `port`.
 * @returns the path of the kubeconfig
 */
export function writeCredentials(folder: string, port: number): string {
  const { tokens, serviceAccountKey, certificates, certificate } = credentials(folder);
  const token = randomBytes(24).toString("hex");
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  mkdirSync(certificates);
  write(tokens, `${token},admin,admin,system:masters\n`);
  write(serviceAccountKey, privateKey.export({ type: "sec1", format: "pem" }).toString());
  const kubeconfig = join(folder, "kubeconfig");
  write(
    kubeconfig,
    JSON.stringify(
      {
        apiVersion: "v1",
        kind: "Config",
        clusters: [
          {
            name: "chartwright",
            cluster: { server: `https://127.0.0.1:${port}`, "certificate-authority": certificate },
          },
        ],
        users: [{ name: "admin", user: { token } }],
        contexts: [{ name: "chartwright", context: { cluster: "chartwright", user: "admin" } }],
        "current-context": "chartwright",
      },
      null,
      2,
    ),
  );
  return kubeconfig;
}

function write(file: string, text: string): void {
  writeFileSync(file, text, { mode: 0o600 });
}
