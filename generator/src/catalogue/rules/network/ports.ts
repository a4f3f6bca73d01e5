import type { Port, Workload } from "../../model/catalogue.js";
import type { Problem } from "../../../problem/problem.js";
import { everyWorkload, runningContainers } from "../../facts/parts.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/** Names, numbers and node ports are unique among the containers that share a pod. */
export const ports: Rule = (catalogue) =>
  everyWorkload(catalogue).flatMap(({ workload }) => {
    const all = runningContainers(workload).flatMap((container) =>
      container.ports.map((port) => ({ port, path: at(container.path, "ports", port.name) })),
    );
    return [
      ...repeated(
        all,
        ({ name }) => name,
        ({ name }) => `is named ${name}`,
      ),
      ...repeated(all, numberOf, ({ containerPort, protocol }) => `is ${containerPort} ${protocol}`),
      ...repeated(
        all,
        nodePortOf,
        ({ hostPort, protocol }) => `is port ${hostPort?.port} ${protocol} of the node`,
      ),
      ...all.flatMap((place) => hostPortProblems(workload, place)),
      ...all.flatMap(({ port, path }) => protocolProblems(port, path)),
    ];
  });

interface Place {
  readonly port: Port;
  readonly path: string;
}

function repeated(
  all: readonly Place[],
  keyOf: (port: Port) => string | undefined,
  sentence: (port: Port) => string,
): readonly Problem[] {
  const seen = new Map<string, string>();
  return all.flatMap(({ port, path }) => {
    const key = keyOf(port);
    const earlier = key === undefined ? undefined : seen.get(key);
    if (key !== undefined && earlier === undefined) seen.set(key, path);
    return earlier === undefined
      ? []
      : [{ path, message: `${sentence(port)}, and so is ${earlier} in the same pod` }];
  });
}

function numberOf({ containerPort, protocol }: Port): string {
  return `${containerPort} ${protocol}`;
}

function nodePortOf({ hostPort, protocol }: Port): string | undefined {
  return hostPort && `${hostPort.port} ${protocol}`;
}

function hostPortProblems({ podExceptions }: Workload, { port, path }: Place): readonly Problem[] {
  if (
    podExceptions.hostNetwork === undefined ||
    port.hostPort === undefined ||
    port.hostPort.port === port.containerPort
  )
    return [];
  return [
    {
      path: at(path, "hostPort", "port"),
      message:
        `must be ${port.containerPort}, the containerPort, as the pod ` +
        `uses the node's network (hostNetwork); got ${port.hostPort.port}`,
    },
  ];
}

function protocolProblems({ appProtocol }: Port, path: string): readonly Problem[] {
  if (appProtocol === undefined || isAppProtocol(appProtocol)) return [];
  return [
    {
      path: at(path, "appProtocol"),
      message:
        'must be a name such as "http", "grpc" or ' +
        `"kubernetes.io/h2c", got ${JSON.stringify(appProtocol)}`,
    },
  ];
}

const domain = String.raw`[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*`;
const protocolName = new RegExp(String.raw`^(${domain}/)?[A-Za-z0-9]([-\w.]{0,61}[A-Za-z0-9])?$`);

export function isAppProtocol(text: string): boolean {
  return text.length <= 317 && protocolName.test(text);
}
