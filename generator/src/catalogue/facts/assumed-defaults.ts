/** A default that is not chartwright's own. */
export interface AssumedDefault {
  /** The kind of object, and where the field stands in it: `CronJob spec.failedJobsHistoryLimit`. */
  readonly field: string;
  readonly value: string | number | boolean;
  readonly source: string;
}

const apps = "Kubernetes, pkg/apis/apps/v1/defaults.go";
const batch = "Kubernetes, pkg/apis/batch/v1/defaults.go";
const core = "Kubernetes, pkg/apis/core/v1/defaults.go";

const table = {
  updateStrategyType: ["Deployment spec.strategy.type", "RollingUpdate", apps],
  maxSurge: ["Deployment spec.strategy.rollingUpdate.maxSurge", "25%", apps],
  daemonSetMaxSurge: ["DaemonSet spec.updateStrategy.rollingUpdate.maxSurge", 0, apps],
  minReadySeconds: ["Deployment spec.minReadySeconds", 0, "Kubernetes, pkg/apis/apps/types.go"],
  progressDeadlineSeconds: ["Deployment spec.progressDeadlineSeconds", 600, apps],
  successfulJobsHistoryLimit: ["CronJob spec.successfulJobsHistoryLimit", 3, batch],
  failedJobsHistoryLimit: ["CronJob spec.failedJobsHistoryLimit", 1, batch],
  parallelism: ["Job spec.parallelism", 1, batch],
  completions: ["Job spec.completions", 1, batch],
  backoffLimit: ["Job spec.backoffLimit", 6, batch],
  minReplicas: [
    "HorizontalPodAutoscaler spec.minReplicas",
    1,
    "Kubernetes, pkg/apis/autoscaling/v2/defaults.go",
  ],
  terminationGracePeriodSeconds: ["Pod spec.terminationGracePeriodSeconds", 30, core],
  probeTimeoutSeconds: ["Pod spec.containers[].livenessProbe.timeoutSeconds", 1, core],
  probeSuccessThreshold: ["Pod spec.containers[].livenessProbe.successThreshold", 1, core],
  optional: ["Pod spec.volumes[].secret.optional", false, "Kubernetes, pkg/apis/core/types.go"],
  protocol: ["Service spec.ports[].protocol", "TCP", core],
  httpGetPath: ["Pod spec.containers[].livenessProbe.httpGet.path", "/", core],
  httpGetScheme: ["Pod spec.containers[].livenessProbe.httpGet.scheme", "HTTP", core],
  certificateDuration: [
    "Certificate spec.duration",
    "2160h",
    "cert-manager, pkg/apis/certmanager/v1/const.go",
  ],
  triggerAuthenticationKind: [
    "ScaledObject spec.triggers[].authenticationRef.kind",
    "TriggerAuthentication",
    "KEDA, apis/keda/v1alpha1/scaletriggers_types.go",
  ],
} as const satisfies Readonly<
  Record<string, readonly [field: string, value: string | number | boolean, source: string]>
>;

/** What others take where a manifest says nothing: charts leave it out, and what is counted relies on it. */
export const assumed = Object.fromEntries(
  Object.entries(table).map(([name, [, value]]) => [name, value]),
) as { readonly [Name in keyof typeof table]: (typeof table)[Name][1] };

/** The same as a list. */
export const assumedDefaults: readonly AssumedDefault[] = Object.values(table).map(
  ([field, value, source]) => ({ field, value, source }),
);
