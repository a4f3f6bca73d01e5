import type { Partials } from "../../../../schemas/types/templates.js";
import type { Catalogue, Container, Service, Workload } from "../../catalogue/model/catalogue.js";
import type { PortReference, Probe } from "../../../../schemas/types/catalogue.js";
import { callsOf } from "../../catalogue/facts/callee-texts.js";
import { containerScope, imageScope } from "../values/container-values.js";
import { probeKinds, probeParts } from "../values/probe-values.js";
import { takesExtraEnv } from "../values/extra-env.js";
import { env, envFrom } from "./env.js";
import { filledIn } from "../helm/filled-text.js";
import { valuesPath } from "../helm/helm-expression.js";
import { containerSecurityContext } from "../security/security-context.js";

/** What the partial `container` prints. */
export function containerContext(
  catalogue: Catalogue,
  service: Service,
  workload: Workload,
  container: Container,
): Partials["container"] {
  const scope = containerScope(workload, container);
  const texts = { catalogue, service, calls: callsOf(catalogue, service, workload) };
  return {
    chart: service.name,
    name: container.name,
    sidecar: container.sidecar,
    image: valuesPath([...imageScope(service, workload, container), "image"]),
    tagPrefix: container.image.tagPrefix ?? "",
    tagSuffix: container.image.tagSuffix ?? "",
    command: filledIn(texts, container.command),
    args: filledIn(texts, container.args),
    workingDir: container.workingDir,
    env: env(texts, workload, scope, container),
    extraEnv: takesExtraEnv(service, workload) ? valuesPath([...scope, "extraEnv"]) : undefined,
    envFrom: envFrom(catalogue, service, workload, container.envFrom),
    ports: container.ports.map(({ name, containerPort, protocol, hostPort }) => ({
      name,
      containerPort,
      hostPort: hostPort?.port,
      protocol,
    })),
    probes: probeKinds.flatMap((kind) => {
      const probe = container[kind];
      return probe === undefined
        ? []
        : [
            {
              kind,
              asks: filledIn(texts, withPortNumber(container, probeParts(kind, probe).asks)),
              numbers: valuesPath([...scope, kind]),
            },
          ];
    }),
    // An empty one is another than none to Kubernetes, and would be another template of pods.
    lifecycle:
      Object.keys(container.lifecycle ?? {}).length > 0 ? filledIn(texts, container.lifecycle) : undefined,
    resources: valuesPath([...scope, "resources"]),
    securityContext: containerSecurityContext(catalogue, workload, container),
    volumeMounts: container.volumeMounts,
    volumeDevices: container.volumeDevices,
    stdin: container.stdin,
    tty: container.tty,
  };
}

// Kubernetes takes a port's name everywhere but in grpc probes.
function withPortNumber(container: Container, source: Probe): object {
  if (source.grpc === undefined) return source;
  return { ...source, grpc: { ...source.grpc, port: portNumber(container, source.grpc.port) } };
}

function portNumber(container: Container, reference: PortReference): number {
  return typeof reference === "number"
    ? reference
    : container.ports.find(({ name }) => name === reference)!.containerPort;
}
