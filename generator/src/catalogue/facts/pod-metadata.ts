import type {
  Catalogue,
  ConfigMap,
  KubernetesService,
  Service,
  StringMap,
  Workload,
} from "../model/catalogue.js";
import { configMapName } from "./object-names.js";
import { stepName } from "./steps.js";
import { configMapFiles } from "./volume-files.js";

/**
 * The labels that Kubernetes sets for the pods of a Job. It refuses a Job whose template has others, and
 * takes pods that have them for those of one (kubernetes/pkg/registry/batch/job/strategy.go,
 * generateSelector).
 */
export const JOB_LABELS: readonly string[] = [
  "job-name",
  "controller-uid",
  "batch.kubernetes.io/job-name",
  "batch.kubernetes.io/controller-uid",
];

/** By it Azure's webhook finds the pods that act as a cloud role. The chart sets it with that provider. */
export const IDENTITY_LABEL = "azure.workload.identity/use";

/**
 * The label that a Kubernetes Service selects pods by, when it means some of its service's workloads but not
 * all: the component for one, a label of its own for several.
 */
export function membership({ name, workloads }: KubernetesService, all: readonly Workload[]): StringMap {
  if (workloads === undefined || workloads.length === all.length) return {};
  return workloads.length === 1
    ? { "app.kubernetes.io/component": workloads[0]! }
    : { [`endpoints-of/${name}`]: "true" };
}

/**
 * The labels that the pods of a workload must still be given so that a selector finds them; undefined where
 * it cannot, for they have one of them with another value. The release's name may be any.
 */
export function labelsToBeSelected(
  { name: platform }: Catalogue,
  service: Service,
  workload: Workload,
  selector: StringMap,
): StringMap | undefined {
  const own: StringMap = service.selectorLabels ?? {
    "app.kubernetes.io/name": workload.step === undefined ? service.name : stepName(service, workload.step),
    "app.kubernetes.io/part-of": platform,
    ...(workload.name === undefined ? {} : { "app.kubernetes.io/component": workload.name }),
  };
  const anyRelease = service.selectorLabels === undefined ? "app.kubernetes.io/instance" : undefined;
  const asked = Object.entries(selector).filter(([key]) => key !== anyRelease);
  if (asked.some(([key, value]) => Object.hasOwn(own, key) && own[key] !== value)) return undefined;
  return Object.fromEntries(asked.filter(([key]) => !Object.hasOwn(own, key)));
}

/** The ConfigMaps of a service that the pods of a workload read. */
export function readConfigMaps(service: Service, workload: Workload): readonly ConfigMap[] {
  return service.configMaps.filter(
    ({ name }) =>
      Object.values(workload.volumes)
        .flatMap(configMapFiles)
        .some(({ configMap }) => configMap === name) ||
      [...workload.containers, ...workload.initContainers].some(({ env, envFrom }) =>
        [...env, ...envFrom].some((source) => source.from === "configMap" && source.configMap === name),
      ),
  );
}

/** Pods follow their configuration: a changed ConfigMap changes the annotation, and so the pod template. */
export function checksumAnnotation(service: Service, { name }: ConfigMap): string {
  return `checksum/${configMapName(service, name)}`;
}
