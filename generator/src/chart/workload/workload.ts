import type { ClaimSource, JobFields } from "../../../../schemas/types/catalogue.js";
import type { Catalogue, Service, Workload } from "../../catalogue/model/catalogue.js";
import { claimName, valuesKey, workloadName } from "../../catalogue/facts/object-names.js";
import { hpaContext, scaledObjectContext } from "./autoscaler.js";
import type { ChartTemplate } from "../helm/chart-template.js";
import { workloadScope } from "../values/container-values.js";
import {
  goLiteral,
  helmParts,
  helmText,
  helmValue,
  valuesPath,
  type HelmScalar,
} from "../helm/helm-expression.js";
import { objectName } from "../helm/names.js";
import { podContext } from "./pod.js";
import { governingService } from "../../catalogue/facts/governing-service.js";

/** The chart files of one workload: itself, its autoscaler, budget and claims. */
export function workloadTemplates(
  catalogue: Catalogue,
  service: Service,
  workload: Workload,
): readonly ChartTemplate[] {
  const scope = workloadScope(workload);
  const values = (...keys: string[]) => valuesPath([...scope, ...keys]);
  const suffix = workload.name === undefined ? "" : `-${workload.name}`;
  const common = {
    chart: service.name,
    name: objectName(service, workloadName(service, workload)),
    component: workload.name,
    annotations: undefined,
    kind: workload.kind,
    autoscaling: workload.autoscaling && values("autoscaling"),
    replicas: values("replicas"),
  };
  const file = (template: string, name: string, context: object): ChartTemplate => ({
    template: `subchart/templates/${template}.yaml`,
    path: `templates/${name}.yaml`,
    context: { ...common, ...context },
  });
  return [
    file(workload.kind.toLowerCase(), `${workload.kind.toLowerCase()}${suffix}`, {
      ...kindContext(service, workload, values),
      pod: podContext(catalogue, service, workload),
    }),
    ...(workload.autoscaling
      ? [
          file("hpa", `hpa${suffix}`, hpaContext(catalogue, workload)),
          file("scaledobject", `scaledobject${suffix}`, scaledObjectContext(catalogue, service, workload)),
        ]
      : []),
    ...(workload.verticalAutoscaling
      ? [
          file("vpa", `vpa${suffix}`, {
            apiVersion: workload.kind === "CronJob" ? "batch/v1" : "apps/v1",
            container: workload.containers[0]!.name,
            vertical: values("verticalAutoscaling"),
          }),
        ]
      : []),
    ...(workload.podDisruptionBudget
      ? [
          file("pdb", `pdb${suffix}`, {
            budget: values("podDisruptionBudget"),
            minAvailable: workload.podDisruptionBudget.minAvailable !== undefined,
          }),
        ]
      : []),
    ...Object.entries(workload.volumes).flatMap(([volume, { persistentVolumeClaim: claim }]) =>
      claim === undefined
        ? []
        : [
            file("pvc", `pvc${suffix}-${volume}`, {
              name: objectName(service, claimName(service, workload, volume)),
              ...claimContext(claim, values("persistence", valuesKey(volume))),
            }),
          ],
    ),
  ];
}

function kindContext(service: Service, workload: Workload, values: (...keys: string[]) => string): object {
  const { minReadySeconds, revisionHistoryLimit = 5, progressDeadlineSeconds } = workload;
  const updateStrategy = strategy(workload.updateStrategy, values);
  switch (workload.kind) {
    case "Deployment":
      return {
        spec: { revisionHistoryLimit, minReadySeconds, progressDeadlineSeconds, strategy: updateStrategy },
      };
    case "DaemonSet":
      return { spec: { revisionHistoryLimit, minReadySeconds, updateStrategy } };
    case "StatefulSet": {
      const { podManagementPolicy, persistentVolumeClaimRetentionPolicy } = workload;
      return {
        spec: {
          serviceName: objectName(service, governingService(service, workload).name),
          revisionHistoryLimit,
          minReadySeconds,
          podManagementPolicy,
          updateStrategy,
          persistentVolumeClaimRetentionPolicy,
        },
        claims: Object.entries(workload.volumeClaimTemplates).map(([name, claim]) => ({
          name,
          ...claimContext(claim, values("persistence", valuesKey(name))),
        })),
      };
    }
    case "CronJob": {
      const {
        schedule: _schedule,
        suspend: _suspend,
        concurrencyPolicy = "Forbid",
        ...cronJob
      } = workload.cronJob!;
      const {
        timeZone,
        startingDeadlineSeconds,
        successfulJobsHistoryLimit,
        failedJobsHistoryLimit,
        ...job
      } = cronJob;
      return {
        cronJob: values("cronJob"),
        spec: {
          timeZone,
          concurrencyPolicy,
          startingDeadlineSeconds,
          successfulJobsHistoryLimit,
          failedJobsHistoryLimit,
        },
        job: jobSpec(job),
      };
    }
    case "Job": {
      const { suspend: _suspend, ...job } = workload.job ?? {};
      return {
        name: hashed(objectName(service, workloadName(service, workload))),
        named: jobTemplateName(service, workload),
        suspend: `${values("job")}.suspend`,
        job: jobSpec(job),
      };
    }
  }
}

function jobSpec({
  restartPolicy: _ofThePod,
  backoffLimit: tries,
  podFailurePolicy,
  ...job
}: JobFields): object {
  // Where tries are counted for each index, Kubernetes sets no limit on their sum.
  const backoffLimit = tries ?? (job.backoffLimitPerIndex === undefined ? 2 : undefined);
  return {
    backoffLimit,
    ...job,
    podFailurePolicy: podFailurePolicy && { rules: podFailurePolicy.rules.map(failureRule) },
  };
}

// A Job cannot change, so what changes gets a new name.
function hashed(name: string | HelmScalar): HelmScalar {
  const parts = typeof name === "string" ? [name] : helmParts(name)!;
  return helmText([...parts, "-", { expression: "$spec | sha256sum | trunc 8" }]);
}

function failureRule({ onExitCodes, onPodConditions, ...rule }: FailureRule): object {
  return {
    ...rule,
    // Kubernetes wants them in order.
    onExitCodes: onExitCodes && { ...onExitCodes, values: [...onExitCodes.values].sort((a, b) => a - b) },
    onPodConditions: onPodConditions?.map(({ type, status = "True" }) => ({ type, status })),
  };
}

type FailureRule = NonNullable<JobFields["podFailurePolicy"]>["rules"][number];

/** The named template with all of a Job that cannot change. */
function jobTemplateName(service: Service, workload: Workload): string {
  return `${service.name}.job${workload.name === undefined ? "" : `-${workload.name}`}`;
}

function claimContext(
  { accessModes = ["ReadWriteOnce"], volumeMode, keep, annotations }: ClaimSource,
  persistence: string,
): object {
  const kept = keep ? { "helm.sh/resource-policy": "keep" } : {};
  const all = { ...kept, ...annotations };
  const annotated = Object.keys(all).length > 0;
  return {
    persistence,
    claim: { accessModes, volumeMode },
    annotated,
    annotations: annotated ? goLiteral(all) : undefined,
    ownAnnotations: all,
  };
}

function strategy(
  { type, partition, ...others }: Workload["updateStrategy"],
  values: (...keys: string[]) => string,
): object | undefined {
  const rollingUpdate = {
    ...others,
    ...(partition === undefined ? {} : { partition: helmValue(values("updateStrategy", "partition")) }),
  };
  const parameters = Object.keys(rollingUpdate).length > 0;
  if (type === undefined && !parameters) return undefined;
  return { type: type ?? "RollingUpdate", rollingUpdate: parameters ? rollingUpdate : undefined };
}
