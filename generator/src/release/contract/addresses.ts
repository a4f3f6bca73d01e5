import type { ReleaseObject } from "../../manifests/objects.js";
import { listAt, numberAt, textAt, textsAt } from "../../manifests/reading.js";

/** How those outside of a release reach it, as addresses that an upgrade may take away or add. */
export interface AddressChanges {
  readonly gone: readonly string[];
  readonly made: readonly string[];
}

/** What becomes of the addresses of an object: of a Service its ports, of a route its hosts and paths. */
export function addressChanges(old: ReleaseObject, next: ReleaseObject): AddressChanges {
  const [before, after] = [addresses(old), addresses(next)];
  return {
    gone: before.filter((address) => !after.includes(address)),
    made: after.filter((address) => !before.includes(address)),
  };
}

function addresses({ kind, body }: ReleaseObject): readonly string[] {
  return [...new Set(byKind[kind]?.(body))];
}

const byKind: Readonly<Record<string, (body: unknown) => readonly string[]>> = {
  Service: (body) => [
    ...listAt(body, "spec.ports").flatMap((port) => portAddresses(body, port)),
    ...(textAt(body, "spec.type") === "LoadBalancer" ? ["a load balancer"] : []),
  ],
  Ingress: (body) =>
    listAt(body, "spec.rules").flatMap((rule) =>
      listAt(rule, "http.paths").map((path) =>
        routeAddress(textAt(rule, "host"), textAt(path, "path"), textAt(path, "pathType")),
      ),
    ),
  HTTPRoute: (body) =>
    routeAddresses(body, (match) => [textAt(match, "path.value"), textAt(match, "path.type")]),
  GRPCRoute: (body) =>
    routeAddresses(body, (match) => [
      `/${textAt(match, "method.service") ?? "*"}/${textAt(match, "method.method") ?? "*"}`,
      textAt(match, "method.type"),
    ]),
};

function portAddresses(body: unknown, port: unknown): readonly string[] {
  const protocol = textAt(port, "protocol") ?? "TCP";
  // Who asks for the pods themselves reaches their own ports.
  const target = textAt(body, "spec.clusterIP") === "None" ? numberAt(port, "targetPort") : undefined;
  const [number, name, nodePort] = [numberAt(port, "port"), textAt(port, "name"), numberAt(port, "nodePort")];
  return [
    ...(number === undefined ? [] : [`port ${target ?? number}/${protocol}`]),
    ...(name === undefined ? [] : [`the port named ${name}`]),
    ...(nodePort === undefined ? [] : [`port ${nodePort}/${protocol} of the nodes`]),
  ];
}

type Path = readonly [path: string | undefined, type: string | undefined];

function routeAddresses(body: unknown, pathOf: (match: unknown) => Path): readonly string[] {
  const hosts = textsAt(body, "spec.hostnames");
  return (hosts.length === 0 ? [undefined] : hosts).flatMap((host) =>
    listAt(body, "spec.rules").flatMap((rule) => {
      const matches = listAt(rule, "matches");
      return (matches.length === 0 ? [{}] : matches).map((match) => routeAddress(host, ...pathOf(match)));
    }),
  );
}

function routeAddress(host = "*", path = "/", type: string | undefined): string {
  return `${host}${path}${type === undefined || /prefix/i.test(type) ? "" : ` (${type})`}`;
}
