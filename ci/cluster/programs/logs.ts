import { createReadStream, existsSync } from "node:fs";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";

/**
 * Where the output of a container is, and whether there may be more to come; undefined for one that has no
 * program here.
 */
export type FindLog = (
  namespace: string,
  pod: string,
  container: string,
) => { readonly file: string; readonly over: () => boolean } | undefined;

/**
 * Serves logs to the API server as a kubelet does, on the loopback interface. A pod without program has an
 * empty log.
 * @param identity PEM of a certificate and its key
 * @returns the server, which listens, and its port
 */
export async function serveLogs(
  identity: { readonly cert: string; readonly key: string },
  find: FindLog,
): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer(identity, (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "https://kubelet");
    const [, room, namespace = "", pod = "", container = ""] = pathname.split("/");
    const log = room === "containerLogs" ? find(namespace, pod, container) : undefined;
    void send(
      log,
      searchParams.get("follow") === "true",
      (part) => response.write(part),
      () => response.destroyed,
    ).finally(() => response.end());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, port: (server.address() as AddressInfo).port };
}

async function send(
  log: ReturnType<FindLog>,
  follow: boolean,
  write: (part: Buffer) => void,
  isGone: () => boolean,
): Promise<void> {
  for (let sent = 0, last = false; log && !last && !isGone(); ) {
    // What is written before it was over is read after.
    last = !follow || log.over();
    if (existsSync(log.file)) {
      for await (const part of createReadStream(log.file, { start: sent }) as AsyncIterable<Buffer>) {
        write(part);
        sent += part.length;
      }
    }
    if (!last) await setTimeout(100);
  }
}
