import { FailedToolError } from "../../tool/failed-tool.js";
import type { Answer, Connection } from "./answer.js";
import { referenceText, type ImageReference } from "./image-reference.js";

/** Why a registry does not say a digest, and what to do about it, in one line. */
export function statusFailure(
  reference: ImageReference,
  { status, headers }: Answer,
  hasLogin: boolean,
): FailedToolError {
  const { host } = reference;
  const login = hasLogin
    ? "the login is wrong, or has no right to it"
    : "it asks for a login, or has no such image";
  const wait = /^\d+$/.test(headers["retry-after"] ?? "") ? ` in ${headers["retry-after"]} s` : " later";
  const reasons: Readonly<Record<number, string>> = {
    401: `${login}. Run: helm registry login ${host}`,
    403: `${hasLogin ? "the login has no right to it" : login}. Run: helm registry login ${host}`,
    429: `${host} has been asked too often. Try again${wait}, or log in: helm registry login ${host}`,
  };
  const other =
    status >= 500 ? `${host} fails, with status ${status}` : `${host} answers with status ${status}`;
  return new FailedToolError(`${referenceText(reference)}: ${reasons[status] ?? other}`);
}

/** Why there is no answer, in one line. */
export function connectionFailure(
  reference: ImageReference,
  error: unknown,
  { seconds }: Connection,
): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
  if (code === undefined) return error;
  const { host } = reference;
  const reason =
    code === "ETIMEDOUT"
      ? `${host} gave no whole answer within ${seconds} s`
      : code === "EMSGSIZE"
        ? `${host} answers with more than a manifest may have`
        : code === "EPROTO" || code === "ERR_SSL_WRONG_VERSION_NUMBER"
          ? `${host} does not speak TLS. If that is meant so: --plain-http`
          : /CERT|SELF_SIGNED|ISSUER|UNABLE_TO_VERIFY|ALTNAME/.test(code)
            ? `the certificate of ${host} is not trusted (${code}). Name its authority with --ca-file`
            : /^HPE_/.test(code)
              ? `${host} does not answer as a registry does. If it speaks TLS, leave --plain-http out`
              : code === "ECONNRESET"
                ? `${host} breaks off the connection`
                : `${host} cannot be reached (${code})`;
  return new FailedToolError(`${referenceText(reference)}: ${reason}`);
}
