import type { ExitResult } from "../../tool/run-program.js";
import type { Registry } from "./repository.js";

/**
 * Why Helm could not do something with a registry, and what to do about it, in one line. Helm's own words
 * come last.
 */
export function refusal(
  { repository, seconds, options }: Registry,
  action: string,
  { code, errors }: ExitResult,
): string {
  if (code === null)
    return `${action}: there was no end after ${seconds} s. The registry hangs, or --timeout is too short`;
  const words =
    errors
      .split("\n")
      .filter((line) => line.startsWith("Error: "))
      .at(-1)
      ?.slice("Error: ".length) ?? errors.trim();
  const [, reason] = reasons.find(([pattern]) => pattern.test(words)) ?? [];
  const host = [
    repository.slice("oci://".length).split("/")[0]!,
    ...options.filter(([option]) => option !== "--registry-config").flat(),
  ].join(" ");
  return `${action}: ${reason === undefined ? "" : `${reason.replace("HOST", host)}. `}Helm says: ${words}`;
}

// Source: what Helm 3.22 and 4.3 say, and the codes of the OCI distribution specification, "Error Codes".
const reasons: readonly (readonly [RegExp, string])[] = [
  [
    /failed to decode config|failed to load (the )?config|config file/i,
    "the file with the logins is damaged. Mend or delete it, and log in again",
  ],
  [
    /status code 401|unauthorized|authentication required|credential not found/i,
    "the login is missing or wrong. Run: helm registry login HOST",
  ],
  [/status code 403|denied/i, "the login does not have the right to do so"],
  [/status code 405/i, "the registry takes nothing: it may be read-only"],
  [/x509|certificate/i, "the registry's certificate is not trusted. Name its authority with --ca-file"],
  [/HTTP response to HTTPS client/, "the registry does not speak TLS. If that is meant so: --plain-http"],
  [/http:\/\/\S+ response status code 400/i, "if the registry speaks TLS, leave --plain-http out"],
  [/status code 429|toomanyrequests/i, "the registry has been asked too often. Try again later"],
  [/status code 5\d\d/, "the registry fails"],
  [/no space left/i, "no space is left on a disk"],
  [/connection refused|no such host|network is unreachable|i\/o timeout/i, "the registry cannot be reached"],
  [
    /mismatch|unexpected EOF|EOF$|connection reset|broken pipe|invalid checksum/i,
    "what arrived is not whole",
  ],
];
