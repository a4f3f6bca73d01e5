import type { PortReference, Probe } from "../../../../../schemas/types/catalogue.js";
import type { Container } from "../../model/catalogue.js";
import type { Problem } from "../../../problem/problem.js";
import { assumed } from "../../facts/assumed-defaults.js";
import { endsBefore, everyContainer } from "../../facts/parts.js";
import { notAmong } from "../../../problem/suggest.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/** Probes ask ports of their own container, and say only what Kubernetes lets each of them say. */
export const probes: Rule = (catalogue) =>
  everyContainer(catalogue).flatMap(({ workload, container }) =>
    PROBES.flatMap((kind) => {
      const probe = container[kind];
      const path = at(container.path, kind);
      if (probe === undefined) return [];
      if (endsBefore(workload, container)) {
        return [
          {
            path,
            message:
              workload.step === undefined
                ? "is not for an init container that ends. With restartPolicy " +
                  '"Always" it becomes a sidecar, which may have one'
                : "is not for a step that others follow",
          },
        ];
      }
      return [...portOf(container, probe, path), ...limits(kind, probe, path)];
    }),
  );

const PROBES = ["livenessProbe", "readinessProbe", "startupProbe"] as const;

function portOf(container: Container, { httpGet, tcpSocket, grpc }: Probe, path: string): readonly Problem[] {
  return [
    ...(httpGet ? portProblems(container, httpGet.port, at(path, "httpGet", "port")) : []),
    ...(tcpSocket ? portProblems(container, tcpSocket.port, at(path, "tcpSocket", "port")) : []),
    ...(grpc ? portProblems(container, grpc.port, at(path, "grpc", "port")) : []),
  ];
}

/** A reference to a TCP port of a container, by name or number. */
export function portProblems(
  { ports }: Container,
  reference: PortReference,
  path: string,
): readonly Problem[] {
  const known = ports.filter(({ name, containerPort }) => name === reference || containerPort === reference);
  if (known.length === 0) {
    if (typeof reference === "string")
      return [
        {
          path,
          message: notAmong(
            reference,
            ports.map(({ name }) => name),
            "the ports of this container",
          ),
        },
      ];
    const list =
      ports.length === 0
        ? "there are none"
        : ports.map(({ name, containerPort }) => `${name} ${containerPort}`).join(", ");
    return [
      { path, message: `names ${reference}, which is not among the ports of this container (${list})` },
    ];
  }
  return known.some(({ protocol }) => protocol === "TCP")
    ? []
    : [{ path, message: `names a ${known[0]!.protocol} port, but Kubernetes asks by TCP` }];
}

// Source: Kubernetes, pkg/apis/core/validation, validateLivenessProbe and its neighbours.
function limits(
  kind: (typeof PROBES)[number],
  { successThreshold = assumed.probeSuccessThreshold, terminationGracePeriodSeconds }: Probe,
  path: string,
): readonly Problem[] {
  if (kind !== "readinessProbe") {
    return successThreshold === 1
      ? []
      : [{ path: at(path, "successThreshold"), message: `must be 1 for a ${kind}, got ${successThreshold}` }];
  }
  return terminationGracePeriodSeconds === undefined
    ? []
    : [
        {
          path: at(path, "terminationGracePeriodSeconds"),
          message: "is not for a readinessProbe, which stops no container",
        },
      ];
}
