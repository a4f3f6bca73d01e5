import type {
  CatalogueSource, ContainerFields, ImageSource, InitContainer, PortSource, ServiceSource, VolumeMount, WorkloadFields, WorkloadSource,
} from "../../../../schemas/types/catalogue.js";
import type { Call, Container, EnvFromSource, NamedMount, Port, Workload } from "../model/catalogue.js";
import { containerEnv } from "./env.js";
import { withOwnFolders } from "./own-folders.js";
import { placement } from "./scheduling.js";

const spread = ["topology.kubernetes.io/zone", "kubernetes.io/hostname"].map((topologyKey) => ({ topologyKey }));

/** The one workload of a service, or each of its `workloads`, which begin with what the service says. */
export function workloads(catalogue: CatalogueSource, name: string, source: ServiceSource, calls: readonly Call[]): readonly Workload[] {
  const path = `services.${name}`;
  const origin = { groups: catalogue.envGroups ?? {}, service: name, calls };
  if (source.workloads === undefined) return [workload(catalogue, { ...origin, own: source, base: path }, undefined, path, withOwnFolders(source))];
  return Object.entries(source.workloads).map(([key, variant]) =>
    workload(catalogue, { ...origin, own: variant, base: path }, key, `${path}.workloads.${key}`, withOwnFolders(inherit(source, variant))));
}

/**
 * The pods of a Job that is a step of the release's order, with one container, named like the step.
 *
 * @param base what it has of the service
 * @param own what stands at the step itself
 */
export function stepWorkload(
  catalogue: CatalogueSource, service: string, base: WorkloadSource, own: ContainerFields, calls: readonly Call[], step: "migration" | "smokeCheck", job: NonNullable<Workload["job"]>,
): Workload {
  const path = `services.${service}.${step}`;
  const source = withOwnFolders(inherit(base, own));
  const origin = { groups: catalogue.envGroups ?? {}, service, calls: calls.filter(({ workloads }) => workloads === undefined), own, base: step === "migration" ? `services.${service}` : path };
  const built = workload(catalogue, origin, undefined, path, { ...source, kind: "Job", job });
  const [main] = built.containers as readonly [Container];
  const image = step === "smokeCheck" && own.image === undefined ? "ordering" : main.imagePath;
  const mounted = new Set(main.volumeMounts.map(({ name }) => name));
  return {
    ...built,
    step,
    containers: [{ ...main, name: step === "migration" ? "migration" : "smoke-check", path, imagePath: image }],
    volumes: Object.fromEntries(Object.entries(built.volumes).filter(([volume]) => mounted.has(volume))),
    topologySpreadConstraints: [],
  };
}

/** What a workload is made from beside its own fields. */
interface Origin {
  readonly groups: NonNullable<CatalogueSource["envGroups"]>;
  readonly service: string;
  readonly calls: readonly Call[];
  /** What stands at the workload itself; the rest is inherited from the service at `base`. */
  readonly own: WorkloadSource;
  readonly base: string;
}

// Maps are merged by key, as Helm merges values, and mounts by path; everything else is replaced.
const mergedMaps = ["image", "env", "ports", "volumes", "volumeClaimTemplates", "containers", "initContainers", "nodeSelector", "podLabels", "podAnnotations", "exceptions"] as const;

function inherit(base: WorkloadSource, variant: WorkloadSource): WorkloadSource {
  const maps = mergedMaps.flatMap((key) => (base[key] && variant[key] ? [[key, { ...base[key], ...variant[key] }]] : []));
  const result: WorkloadSource = { ...base, ...variant, ...Object.fromEntries(maps) };
  const capabilities = { ...base.exceptions?.capabilities, ...variant.exceptions?.capabilities };
  return {
    ...result,
    ...(result.image ? { image: newestImage(result.image, variant.image) } : {}),
    ...(base.volumeMounts && variant.volumeMounts ? { volumeMounts: mergedMounts(base.volumeMounts, variant.volumeMounts) } : {}),
    ...(Object.keys(capabilities).length > 0 ? { exceptions: { ...result.exceptions, capabilities } } : {}),
  };
}

// As in Kubernetes' strategic merge, the path says which mount is meant.
function mergedMounts(base: readonly VolumeMount[], own: readonly VolumeMount[]): VolumeMount[] {
  return [...base.filter(({ mountPath }) => !own.some((mount) => mount.mountPath === mountPath)), ...own];
}

// A digest wins over a tag, so one that was inherited must not beat a tag of the variant's own.
function newestImage(image: ImageSource, own: ImageSource | undefined): ImageSource {
  if (own?.tag === undefined || own.digest !== undefined) return image;
  const { digest: _inherited, ...rest } = image;
  return rest;
}

function workload(catalogue: CatalogueSource, origin: Origin, name: string | undefined, path: string, source: ContainerFields & WorkloadFields): Workload {
  const kind = source.kind ?? "Deployment";
  const calls = origin.calls.filter(({ workloads }) => workloads === undefined || workloads.includes(name ?? ""));
  const image = { image: source.image, imagePath: origin.own.image === undefined ? origin.base : path };
  const main = container({ ...origin, calls }, origin.service, source, path, image, (variable) => `${origin.own.env?.[variable] === undefined ? origin.base : path}.env.${variable}`);
  const extra = (room: "containers" | "initContainers") => Object.entries(source[room] ?? {}).map(([key, fields]) => {
    const at = `${path}.${room}.${key}`;
    // A container without an image of its own runs another role of the workload's.
    const own = fields.image === undefined ? image : { image: fields.image, imagePath: at };
    return container({ ...origin, calls }, key, fields, at, own, (variable) => `${at}.env.${variable}`);
  });
  return {
    name,
    step: undefined,
    path,
    kind,
    replicas: source.replicas ?? 1,
    autoscaling: source.autoscaling,
    verticalAutoscaling: source.verticalAutoscaling,
    podDisruptionBudget: source.podDisruptionBudget,
    updateStrategy: source.updateStrategy ?? (kind === "Deployment" && holdsWhatNewPodsNeed(source) ? { type: "Recreate" } : {}),
    serviceName: source.serviceName,
    podManagementPolicy: source.podManagementPolicy ?? "OrderedReady",
    minReadySeconds: source.minReadySeconds,
    revisionHistoryLimit: source.revisionHistoryLimit,
    progressDeadlineSeconds: source.progressDeadlineSeconds,
    terminationGracePeriodSeconds: source.terminationGracePeriodSeconds,
    cronJob: source.cronJob,
    job: source.job,
    containers: [{ ...main, main: true }, ...extra("containers")],
    initContainers: extra("initContainers"),
    volumes: source.volumes ?? {},
    volumeClaimTemplates: source.volumeClaimTemplates ?? {},
    persistentVolumeClaimRetentionPolicy: source.persistentVolumeClaimRetentionPolicy,
    fsGroup: source.fsGroup,
    fsGroupChangePolicy: source.fsGroupChangePolicy,
    supplementalGroups: source.supplementalGroups ?? [],
    nodeSelector: source.nodeSelector ?? {},
    tolerations: source.tolerations ?? [],
    affinity: source.affinity ?? {},
    topologySpreadConstraints: source.topologySpreadConstraints ?? (kind === "Deployment" || kind === "StatefulSet" ? spread : []),
    ...placement(catalogue, kind, source),
    schedulerName: source.schedulerName,
    hostUsers: source.hostUsers,
    sysctls: source.sysctls,
    runtimeClassName: source.runtimeClassName,
    podLabels: source.podLabels ?? {},
    podAnnotations: source.podAnnotations ?? {},
    dnsPolicy: source.dnsPolicy,
    dnsConfig: source.dnsConfig,
    hostAliases: source.hostAliases,
    podExceptions: source.podExceptions ?? {},
  };
}

// A new pod would wait for ever for a volume, or a port of the node, that the old one holds.
function holdsWhatNewPodsNeed({ volumes = {}, ports = {}, podExceptions }: ContainerFields & WorkloadFields): boolean {
  const hosted = podExceptions?.hostNetwork !== undefined || Object.values(ports).some((port) => typeof port === "object" && port.hostPort !== undefined);
  return hosted || Object.values(volumes).some(({ persistentVolumeClaim: claim }) => claim !== undefined && !(claim.accessModes ?? []).some((mode) => mode.endsWith("Many")));
}

interface ImageOrigin {
  readonly image: ContainerFields["image"];
  readonly imagePath: string;
}

function container(
  origin: Origin, name: string, source: ContainerFields, path: string, { image, imagePath }: ImageOrigin, envPath: (variable: string) => string,
): Container {
  const isMain = name === origin.service;
  const told = origin.calls.filter(({ containers }) => (containers === undefined ? isMain : containers.includes(name)));
  return {
    name,
    path,
    main: false,
    sidecar: (source as InitContainer).restartPolicy === "Always",
    image: { ...image, repository: image?.repository ?? name },
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
    runAsUser: source.runAsUser,
    runAsGroup: source.runAsGroup,
    stdin: source.stdin ?? false,
    tty: source.tty ?? false,
    exceptions: source.exceptions ?? {},
  };
}

function completePort(name: string, source: PortSource): Port {
  const port = typeof source === "number" ? { containerPort: source } : source;
  return {
    name,
    containerPort: port.containerPort,
    servicePort: port.servicePort ?? port.containerPort,
    protocol: port.protocol ?? "TCP",
    appProtocol: port.appProtocol,
    scheme: port.scheme ?? "http",
    expose: port.expose ?? true,
    hostPort: port.hostPort,
  };
}

function envFrom(source: NonNullable<ContainerFields["envFrom"]>[number]): EnvFromSource {
  const prefix = source.prefix ?? "";
  if (source.secretRef) return { from: "secret", secret: source.secretRef.name, optional: source.secretRef.optional ?? false, prefix };
  const { configMap, name: existing, optional = false } = source.configMapRef ?? {};
  return { from: "configMap", configMap, existing, optional, prefix };
}
