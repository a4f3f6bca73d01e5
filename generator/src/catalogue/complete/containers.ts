import type {
  CatalogueSource,
  ContainerFields,
  InitContainer,
  PortSource,
  WorkloadSource,
} from "../../../../schemas/types/catalogue.js";
import type { Call, Container, EnvFromSource, NamedMount, Port } from "../model/catalogue.js";
import { defaults } from "./defaults.js";
import { containerEnv } from "./env.js";
import type { Present } from "./taken-back.js";

/** A container of a workload, with all that its source leaves out. */
export function container(
  origin: Origin,
  name: string,
  source: Present<ContainerFields>,
  path: string,
  { image, imagePath }: ImageOrigin,
  envPath: (variable: string) => string,
): Container {
  const isMain = name === origin.main;
  const told = origin.calls.filter(({ containers }) =>
    containers === undefined ? isMain : containers.includes(name),
  );
  return {
    name,
    path,
    main: false,
    sidecar: (source as Present<InitContainer>).restartPolicy === "Always",
    image: { ...image, repository: image?.repository ?? (isMain ? origin.service : name) },
    imagePath,
    command: source.command,
    args: source.args,
    workingDir: source.workingDir,
    env: containerEnv(origin.groups, source, envPath, told),
    envFrom: (source.envFrom ?? []).map(envFrom),
    ports: Object.entries(source.ports ?? {}).map(([key, port]) => completePort(key, port)),
    livenessProbe: source.livenessProbe,
    readinessProbe: source.readinessProbe,
    startupProbe: source.startupProbe,
    lifecycle: source.lifecycle,
    resources: source.resources ?? {},
    volumeMounts: (source.volumeMounts ?? []) as readonly NamedMount[],
    volumeDevices: source.volumeDevices ?? [],
    runAsUser: isMain ? (source.runAsUser ?? undefined) : source.runAsUser,
    runAsGroup: isMain ? (source.runAsGroup ?? undefined) : source.runAsGroup,
    stdin: source.stdin ?? defaults.container.stdin,
    tty: source.tty ?? defaults.container.tty,
    exceptions: source.exceptions ?? {},
  };
}

/** What a workload is made from beside its own fields. */
export interface Origin {
  readonly groups: NonNullable<CatalogueSource["envGroups"]>;
  readonly service: string;
  /** Name of the main container. */
  readonly main: string;
  readonly calls: readonly Call[];
  /** What stands at the workload itself; the rest is inherited from the service at `base`. */
  readonly own: WorkloadSource;
  readonly base: string;
}

interface ImageOrigin {
  readonly image: ContainerFields["image"];
  readonly imagePath: string;
}

function completePort(name: string, source: PortSource): Port {
  const port = typeof source === "number" ? { containerPort: source } : source;
  return {
    name,
    containerPort: port.containerPort,
    servicePort: port.servicePort ?? port.containerPort,
    protocol: port.protocol ?? defaults.port.protocol,
    appProtocol: port.appProtocol,
    scheme: port.scheme ?? defaults.port.scheme,
    expose: port.expose ?? defaults.port.expose,
    hostPort: port.hostPort,
  };
}

function envFrom(source: NonNullable<ContainerFields["envFrom"]>[number]): EnvFromSource {
  const prefix = source.prefix ?? "";
  if (source.secretRef)
    return {
      from: "secret",
      secret: source.secretRef.name,
      optional: source.secretRef.optional ?? defaults.envReference.optional,
      prefix,
    };
  const { configMap, name: existing, optional = defaults.envReference.optional } = source.configMapRef ?? {};
  return { from: "configMap", configMap, existing, optional, prefix };
}
