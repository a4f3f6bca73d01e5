import type {
  CatalogueSource,
  ContainerFields,
  JobSource,
  MigrationStep,
  ServiceSource,
  WorkloadFields,
  WorkloadSource,
} from "../../../../schemas/types/catalogue.js";
import type { Call, Container, Workload } from "../model/catalogue.js";
import { defaults } from "./defaults.js";
import { completeCronJob, completeJob } from "./jobs.js";
import { updateStrategy } from "./update-strategy.js";
import { claims, volumes } from "./volumes.js";
import { withOwnFolders } from "./own-folders.js";
import { placement } from "./scheduling.js";
import { inherit } from "./inheritance.js";
import { withoutTakenBack, type Present } from "./taken-back.js";
import { type Origin, container } from "./containers.js";
import { stepContainers, withSteps } from "./migration-steps.js";

/** The one workload of a service, or each of its `workloads`, which begin with what the service says. */
export function workloads(
  catalogue: CatalogueSource,
  name: string,
  source: ServiceSource,
  calls: readonly Call[],
): readonly Workload[] {
  const path = `services.${name}`;
  const origin = { groups: catalogue.envGroups ?? {}, service: name, calls };
  if (source.workloads === undefined)
    return [
      workload(
        catalogue,
        { ...origin, own: source, base: path },
        undefined,
        path,
        withOwnFolders(withoutTakenBack(source)),
      ),
    ];
  return Object.entries(source.workloads).map(([key, variant]) =>
    workload(
      catalogue,
      { ...origin, own: variant, base: path },
      key,
      `${path}.workloads.${key}`,
      withOwnFolders(inherit(source, variant)),
    ),
  );
}

/**
 * The pods of a Job that is a step of the release's order, with one container, named like the step, or those
 * of a migration's own steps.
 *
 * @param base what it has of the service
 * @param own what stands at the step itself
 */
export function stepWorkload(
  catalogue: CatalogueSource,
  service: string,
  base: WorkloadSource,
  own: ContainerFields,
  calls: readonly Call[],
  step: "migration" | "smokeCheck",
  job: JobSource,
  steps: readonly MigrationStep[] = [],
): Workload {
  const path = `services.${service}.${step}`;
  const source = withSteps(withOwnFolders(inherit(base, own)), steps);
  const origin = {
    groups: catalogue.envGroups ?? {},
    service,
    calls: calls.filter(({ workloads }) => workloads === undefined),
    own,
    base: step === "migration" ? `services.${service}` : path,
    main: source.containerName ?? service,
  };
  const built = workload(catalogue, origin, undefined, path, { ...source, kind: "Job", job });
  const [main] = built.containers as readonly [Container];
  const image = step === "smokeCheck" && own.image === undefined ? "ordering" : main.imagePath;
  const all =
    steps.length > 0
      ? stepContainers(origin, path, source, steps)
      : [{ ...main, name: step === "migration" ? "migration" : "smoke-check", path, imagePath: image }];
  const mounted = new Set(all.flatMap(({ volumeMounts }) => volumeMounts).map(({ name }) => name));
  return {
    ...built,
    step,
    containers: all.slice(-1),
    initContainers: all.slice(0, -1),
    volumes: Object.fromEntries(Object.entries(built.volumes).filter(([volume]) => mounted.has(volume))),
    topologySpreadConstraints: [],
  };
}

function workload(
  catalogue: CatalogueSource,
  from: Omit<Origin, "main">,
  name: string | undefined,
  path: string,
  source: Present<ContainerFields & WorkloadFields>,
): Workload {
  const kind = source.kind ?? defaults.workload.kind;
  const calls = from.calls.filter(
    ({ workloads }) => workloads === undefined || workloads.includes(name ?? ""),
  );
  const origin: Origin = { ...from, calls, main: source.containerName ?? from.service };
  const image = { image: source.image, imagePath: origin.own.image === undefined ? origin.base : path };
  const main = container(
    origin,
    origin.main,
    source,
    path,
    image,
    (variable) => `${origin.own.env?.[variable] === undefined ? origin.base : path}.env.${variable}`,
  );
  const extra = (field: "containers" | "initContainers") =>
    Object.entries(source[field] ?? {}).map(([key, fields]) => {
      const at = `${path}.${field}.${key}`;
      // A container without an image of its own runs another role of the workload's.
      const own = fields.image === undefined ? image : { image: fields.image, imagePath: at };
      return container(origin, key, fields, at, own, (variable) => `${at}.env.${variable}`);
    });
  return {
    name,
    step: undefined,
    path,
    kind,
    replicas: source.replicas ?? defaults.workload.replicas,
    autoscaling: source.autoscaling && { ...defaults.autoscaling, ...source.autoscaling },
    verticalAutoscaling: source.verticalAutoscaling && {
      ...defaults.verticalAutoscaling,
      ...source.verticalAutoscaling,
    },
    podDisruptionBudget: source.podDisruptionBudget && {
      ...defaults.podDisruptionBudget,
      ...source.podDisruptionBudget,
    },
    updateStrategy: updateStrategy(kind, source),
    serviceName: source.serviceName,
    podManagementPolicy: source.podManagementPolicy ?? defaults.workload.podManagementPolicy,
    minReadySeconds: source.minReadySeconds,
    revisionHistoryLimit: source.revisionHistoryLimit ?? defaults.workload.revisionHistoryLimit,
    progressDeadlineSeconds: source.progressDeadlineSeconds,
    terminationGracePeriodSeconds: source.terminationGracePeriodSeconds,
    cronJob: source.cronJob && completeCronJob(source.cronJob),
    job: source.job || kind === "Job" ? completeJob(source.job ?? {}) : undefined,
    containers: [{ ...main, main: true }, ...extra("containers")],
    initContainers: extra("initContainers"),
    volumes: volumes(source),
    volumeClaimTemplates: claims(source.volumeClaimTemplates),
    persistentVolumeClaimRetentionPolicy: source.persistentVolumeClaimRetentionPolicy,
    fsGroup: source.fsGroup,
    fsGroupChangePolicy: source.fsGroupChangePolicy,
    supplementalGroups: source.supplementalGroups ?? [],
    nodeSelector: source.nodeSelector ?? {},
    tolerations: source.tolerations ?? [],
    affinity: source.affinity ?? {},
    topologySpreadConstraints:
      source.topologySpreadConstraints ??
      (kind === "Deployment" || kind === "StatefulSet"
        ? [...defaults.workload.topologySpreadConstraints]
        : []),
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
