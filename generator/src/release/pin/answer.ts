import { request as plainRequest, type IncomingMessage } from "node:http";
import { request as tlsRequest, type RequestOptions } from "node:https";

/** How registries are reached. */
export interface Connection {
  readonly plainHttp: boolean;
  /** The authority of their certificates, in PEM; undefined for those that the system trusts. */
  readonly authority: string | undefined;
  /** How long one answer may take. */
  readonly seconds: number;
}

/** What a server answered. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
}

/** Registries refuse larger manifests. Source: OCI distribution specification, "Pushing Manifests". */
const mostBytes = 4 * 1024 * 1024;

/**
 * Asks a server once, and follows no redirects: a login must not reach another host.
 *
 * @throws Error of Node's, with its code, when there is no whole answer; `ETIMEDOUT`, `EMSGSIZE` are ours
 */
export function answerOf(
  method: "GET" | "HEAD",
  url: URL,
  headers: Readonly<Record<string, string>>,
  { authority, seconds }: Connection,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options: RequestOptions = {
      method,
      headers,
      ...(authority === undefined ? {} : { ca: authority }),
    };
    const request = (url.protocol === "https:" ? tlsRequest : plainRequest)(url, options);
    const fail = (code: string) => request.destroy(Object.assign(new Error(code), { code }));
    const timer = setTimeout(() => fail("ETIMEDOUT"), seconds * 1000);
    const finish = (error: Error) => {
      clearTimeout(timer);
      reject(error);
    };
    request.on("error", finish);
    request.on("response", (response) => {
      const parts: Buffer[] = [];
      let bytes = 0;
      response.on("error", finish);
      response.on("data", (part: Buffer) => {
        bytes += part.length;
        if (bytes > mostBytes) fail("EMSGSIZE");
        else parts.push(part);
      });
      response.on("end", () => {
        clearTimeout(timer);
        resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(parts) });
      });
    });
    request.end();
  });
}
