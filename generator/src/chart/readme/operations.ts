import type {
  Catalogue,
  Container,
  KubernetesService,
  Service,
  Workload,
  StringMap,
} from "../../catalogue/model/catalogue.js";
import { assumed } from "../../catalogue/facts/assumed-defaults.js";
import { workloadName } from "../../catalogue/facts/object-names.js";
import { workloadScope } from "../values/container-values.js";
import { twinPorts } from "../../catalogue/rules/network/twin-ports.js";
import { listed } from "../../problem/shown.js";
import { nameInRelease } from "../helm/names.js";

/**
 * What the commands of a README name: objects as they are called in the umbrella's release. What Helm has set
 * changes by Helm alone: the next upgrade would fail with a conflict after `kubectl scale` or
 * `kubectl patch`.
 */
export interface Operations {
  readonly release: string;
  /** Labels of all pods. */
  readonly selector: string;
  /** `deployment/shop`: what is restarted. */
  readonly rolling: readonly string[];
  /** Whether some pods are replaced only when they are deleted. */
  readonly onDelete: boolean;
  /** The only one, or WORKLOAD. */
  readonly workload: string;
  /** What WORKLOAD stands for, where it stands anywhere. */
  readonly workloads: readonly string[];
  /** Values that say how many pods run, in the umbrella's words. */
  readonly settings: readonly string[];
  /** The only one, or SETTING. */
  readonly setting: string;
  readonly several: boolean;
  readonly autoscalers: readonly string[];
  readonly verticals: readonly string[];
  readonly cronJobs: readonly { readonly ref: string; readonly once: string; readonly setting: string }[];
  readonly hasJobs: boolean;
  /** Kubernetes Services of which Helm 3 takes several ports for one. */
  readonly twins: readonly { readonly ref: string; readonly ports: string }[];
  /** Names of containers, the main one of the first workload first. */
  readonly containers: readonly string[];
  readonly container: string;
  readonly sidecars: boolean;
  readonly forward: Forward | undefined;
  /** Whether its certificate has another name than the way through the API server. */
  readonly insecure: boolean;
  /** Whether a container for debugging in one of its pods can start, and has something to connect to. */
  readonly connects: boolean;
}

/** A way to a pod through the API server. */
interface Forward {
  readonly ref: string;
  readonly localPort: number;
  readonly port: number;
  /** What answers there; undefined where it does not speak HTTP. */
  readonly url: string | undefined;
}

/** Labels as kubectl selects by them: `a=b,c=d`. */
export function labelSelector(labels: StringMap): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(",");
}

/** How to look after a service. */
export function operations(catalogue: Catalogue, service: Service): Operations {
  const release = catalogue.name;
  const ref = (workload: Workload) =>
    `${workload.kind.toLowerCase()}/${nameInRelease(service, workloadName(service, workload), release)}`;
  const of = (...kinds: readonly Workload["kind"][]) =>
    service.workloads.filter(({ kind }) => kinds.includes(kind));
  const name = (workload: Workload) => nameInRelease(service, workloadName(service, workload), release);
  const served = of("Deployment", "StatefulSet", "DaemonSet");
  const rolling = served.filter(({ updateStrategy }) => updateStrategy.type !== "OnDelete").map(ref);
  const setting = (workload: Workload, ...keys: readonly string[]) =>
    [service.name, ...workloadScope(workload), ...keys].join(".");
  const settings = of("Deployment", "StatefulSet").flatMap((workload) => [
    ...(workload.autoscaling ? [setting(workload, "autoscaling", "minReplicas")] : []),
    setting(workload, "replicaCount"),
  ]);
  const containers = [
    ...new Set(
      service.workloads.flatMap((workload) => workload.containers.map((container) => container.name)),
    ),
  ];
  const way = forward(service, release);
  return {
    release,
    selector: labelSelector(
      service.selectorLabels ?? {
        "app.kubernetes.io/name": service.name,
        "app.kubernetes.io/instance": release,
      },
    ),
    rolling,
    onDelete: served.length > rolling.length,
    workload: oneOf(rolling, "WORKLOAD"),
    workloads: rolling.length > 1 ? rolling : [],
    settings,
    setting: oneOf(settings, "SETTING"),
    several: settings.length > 1,
    autoscalers: service.workloads.flatMap((workload) =>
      workload.autoscaling ? [autoscaler(catalogue, name(workload), workload.autoscaling)] : [],
    ),
    verticals: service.workloads
      .filter(({ verticalAutoscaling }) => verticalAutoscaling)
      .map((workload) => `vpa/${name(workload)}`),
    cronJobs: of("CronJob").map((workload) => ({
      ref: ref(workload),
      once: `${name(workload)}-by-hand`,
      setting: setting(workload, "cronJob", "suspend"),
    })),
    hasJobs: of("Job").length > 0,
    twins: twinPorts(service).map(({ kubernetesService, names }) => ({
      ref: `service/${nameInRelease(service, kubernetesService.name, release)}`,
      ports: listed(names, "and"),
    })),
    containers,
    container: containers[0]!,
    sidecars: containers.length > 1,
    forward: way,
    insecure: way?.url?.startsWith("https:") ?? false,
    // A pod without a user would run the image for debugging as root, which it refuses.
    connects:
      service.calls.length > 0 &&
      service.workloads.every(
        ({ containers: [main] }) => main!.runAsUser !== undefined && main!.exceptions.root === undefined,
      ),
  };
}

function oneOf(all: readonly string[], word: string): string {
  return all.length === 1 ? all[0]! : word;
}

/** KEDA makes an autoscaler of Kubernetes for each of its own. */
function autoscaler(
  { autoscaling: { engine } }: Catalogue,
  name: string,
  { podMetrics, triggers }: NonNullable<Workload["autoscaling"]>,
): string {
  return engine === "keda" && (podMetrics !== undefined || triggers !== undefined)
    ? `scaledobject/${name} hpa/keda-hpa-${name}`
    : `hpa/${name}`;
}

function forward(service: Service, release: string): Forward | undefined {
  const open = service.kubernetesServices.flatMap((kubernetesService) =>
    kubernetesService.ports
      .filter(({ protocol }) => protocol === "TCP")
      .map((port) => ({ kubernetesService, port })),
  );
  const [first] = [...open.filter(({ kubernetesService }) => !kubernetesService.headless), ...open];
  if (first === undefined) return undefined;
  const { kubernetesService, port } = first;
  const localPort = port.port < 1024 ? 8000 + port.port : port.port;
  const path = healthPath(service, kubernetesService, port.targetPort);
  return {
    ref: `service/${nameInRelease(service, kubernetesService.name, release)}`,
    localPort,
    port: port.port,
    url: path === undefined ? undefined : `${path.scheme}://localhost:${localPort}${path.path}`,
  };
}

/** The path of a probe at a port, the readiness probe's first. */
function healthPath(
  service: Service,
  { workloads }: KubernetesService,
  port: string,
): { readonly scheme: string; readonly path: string } | undefined {
  const containers = service.workloads
    .filter(({ name }) => workloads === undefined || workloads.includes(name ?? ""))
    .flatMap((workload) => workload.containers);
  const number = containers.flatMap(({ ports }) => ports).find(({ name }) => name === port)?.containerPort;
  const probes = containers.flatMap(({ readinessProbe, livenessProbe, startupProbe }: Container) => [
    readinessProbe,
    livenessProbe,
    startupProbe,
  ]);
  const found = probes.find(
    (probe) => probe?.httpGet !== undefined && (probe.httpGet.port === port || probe.httpGet.port === number),
  )?.httpGet;
  return found === undefined
    ? undefined
    : {
        scheme: (found.scheme ?? assumed.httpGetScheme).toLowerCase(),
        path: found.path ?? assumed.httpGetPath,
      };
}
