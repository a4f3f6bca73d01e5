import { createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * What happens to a request instead of an answer: an error of that status, half of the answer, or none at
 * all; undefined: it is answered.
 */
export type Fault =
  | { readonly status: number; readonly seconds?: number }
  | "half"
  | "silence"
  | "other bytes"
  | undefined;

/** A registry with faults. */
export interface FaultyProxy {
  readonly host: string;
  readonly stop: () => void;
}

/**
 * Stands before a registry, passes everything on, and lets chosen requests go wrong or wait.
 *
 * @param target host and port of the registry
 */
export async function startFaultyProxy(
  target: string,
  fault: (method: string, path: string) => Fault | Promise<Fault>,
): Promise<FaultyProxy> {
  const server = createServer(async (incoming, outgoing) => {
    const chosen = await fault(incoming.method!, incoming.url!);
    if (chosen === "silence") return;
    if (typeof chosen === "object") {
      incoming.resume();
      outgoing
        .writeHead(
          chosen.status,
          chosen.seconds === undefined ? {} : { "retry-after": String(chosen.seconds) },
        )
        .end();
    } else pass(target, incoming, outgoing, chosen);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, stop };
}

function pass(
  target: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  fault: "half" | "other bytes" | undefined,
): void {
  const [hostname, port] = target.split(":");
  const passed = request(
    { hostname, port, method: incoming.method, path: incoming.url, headers: incoming.headers },
    (answer) => {
      const parts: Buffer[] = [];
      answer
        .on("data", (part: Buffer) => parts.push(part))
        .on("end", () => {
          const bytes = Buffer.concat(parts);
          outgoing.writeHead(answer.statusCode!, answer.headers);
          if (fault === undefined) return outgoing.end(bytes);
          if (fault === "half")
            return outgoing.write(bytes.subarray(0, bytes.length / 2), () => outgoing.destroy());
          bytes[bytes.length - 1]! ^= 1;
          return outgoing.end(bytes);
        });
    },
  );
  passed.on("error", () => outgoing.destroy());
  incoming.pipe(passed);
}
