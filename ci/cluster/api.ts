import { readFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { Agent, request } from "node:https";
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";

/** The API server of a cluster, without a program in between. */
export interface Api {
  /** URL of the server. */
  readonly server: string;
  /** Certificate by which it is known, as PEM. */
  readonly certificate: string;
  /**
   * Asks for one thing.
   * @param type of the body, or of the answer where there is no body
   * @returns the answer's JSON
   * @throws ApiError when the server refuses
   */
  readonly ask: (method: string, path: string, body?: object, type?: string) => Promise<unknown>;
  /** The events of a watch, until the server or the signal ends it. */
  readonly watch: (path: string, signal: AbortSignal) => AsyncIterable<WatchEvent>;
  /** Closes what is open. */
  readonly close: () => void;
}

export interface WatchEvent {
  readonly type: "ADDED" | "MODIFIED" | "DELETED" | "BOOKMARK" | "ERROR";
  readonly object: Readonly<Record<string, unknown>>;
}

/** The API server refuses. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** The API server of a kubeconfig that `startCluster` wrote, for the user in it. */
export function apiOf(kubeconfig: string): Api {
  const config = JSON.parse(readFileSync(kubeconfig, "utf8")) as Kubeconfig;
  const { server, "certificate-authority": file } = config.clusters[0]!.cluster;
  const { token } = config.users[0]!.user;
  const certificate = readFileSync(file, "utf8");
  const agent = new Agent({ ca: certificate, keepAlive: true });
  const send = (
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: object,
    signal?: AbortSignal,
  ) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const text = body && JSON.stringify(body);
      // Node.js says the length by itself, but not for DELETE.
      const length = text === undefined ? {} : { "content-length": Buffer.byteLength(text) };
      request(
        new URL(path, server),
        {
          method,
          agent,
          headers: { authorization: `Bearer ${token}`, ...length, ...headers },
          ...(signal && { signal }),
        },
        resolve,
      )
        .on("error", reject)
        .end(text);
    });
  return {
    server,
    certificate,
    ask: async function ask(method, path, body, type = "application/json") {
      const response = await send(method, path, { [body ? "content-type" : "accept"]: type }, body);
      const text = await textOf(response);
      // It is not ready for this yet, and says when it will be. An eviction that a budget does not allow has
      // another reason.
      if (response.statusCode === 429 && response.headers["retry-after"] && method === "GET") {
        await setTimeout(1000 * Number(response.headers["retry-after"]));
        return ask(method, path, body, type);
      }
      if ((response.statusCode ?? 0) >= 300) throw new ApiError(response.statusCode!, reason(text));
      return JSON.parse(text) as unknown;
    },
    watch: async function* (path, signal) {
      const response = await send(
        "GET",
        `${path}${path.includes("?") ? "&" : "?"}watch=true`,
        {},
        undefined,
        signal,
      );
      if (response.statusCode !== 200)
        throw new ApiError(response.statusCode!, reason(await textOf(response)));
      for await (const line of createInterface({ input: response })) yield JSON.parse(line) as WatchEvent;
    },
    close: () => agent.destroy(),
  };
}

interface Kubeconfig {
  readonly clusters: readonly {
    readonly cluster: { readonly server: string; readonly "certificate-authority": string };
  }[];
  readonly users: readonly { readonly user: { readonly token: string } }[];
}

async function textOf(response: IncomingMessage): Promise<string> {
  let text = "";
  for await (const part of response.setEncoding("utf8")) text += part;
  return text;
}

/** The message of a Status, or whatever it is. */
function reason(text: string): string {
  try {
    return (JSON.parse(text) as { readonly message?: string }).message ?? text;
  } catch {
    return text;
  }
}
