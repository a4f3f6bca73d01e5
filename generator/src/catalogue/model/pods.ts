import type {
  Affinity,
  AutoscalingSource,
  ClaimSource,
  ContainerExceptions,
  ContainerFields,
  CronJobSource,
  ImageSource,
  JobFields,
  JobSource,
  Lifecycle,
  PodDisruptionBudgetSource,
  PodExceptions,
  Probe,
  Resources,
  Tolerations,
  TopologySpreadConstraints,
  VerticalAutoscalingSource,
  VolumeMount,
  VolumeSource,
  WorkloadFields,
} from "../../../../schemas/types/catalogue.js";
import type { Call } from "./calls.js";
import type { StringMap } from "./string-map.js";

type FailureRuleSource = NonNullable<JobFields["podFailurePolicy"]>["rules"][number];

export interface Workload {
  /** Its name among several; undefined where the service has only this one. */
  readonly name: string | undefined;
  /** Which step of the release's order it is; undefined for what the service runs. */
  readonly step: "migration" | "smokeCheck" | undefined;
  /** Where it stands in the catalogue: `services.shop`, or `services.shop.workloads.v2`. */
  readonly path: string;
  readonly kind: NonNullable<WorkloadFields["kind"]>;
  readonly replicas: number;
  readonly autoscaling: Switched<AutoscalingSource> | undefined;
  readonly verticalAutoscaling: Switched<VerticalAutoscalingSource> | undefined;
  readonly podDisruptionBudget: Switched<PodDisruptionBudgetSource> | undefined;
  readonly updateStrategy: NonNullable<WorkloadFields["updateStrategy"]>;
  readonly serviceName: string | undefined;
  readonly podManagementPolicy: "OrderedReady" | "Parallel";
  readonly minReadySeconds: number | undefined;
  readonly revisionHistoryLimit: number;
  readonly progressDeadlineSeconds: number | undefined;
  readonly terminationGracePeriodSeconds: number | undefined;
  readonly cronJob: CronJob | undefined;
  readonly job: Job | undefined;
  /** The main container first. */
  readonly containers: readonly Container[];
  readonly initContainers: readonly Container[];
  readonly volumes: Readonly<Record<string, Volume>>;
  readonly volumeClaimTemplates: Readonly<Record<string, Claim>>;
  readonly persistentVolumeClaimRetentionPolicy: WorkloadFields["persistentVolumeClaimRetentionPolicy"];
  readonly fsGroup: number | undefined;
  readonly fsGroupChangePolicy: WorkloadFields["fsGroupChangePolicy"];
  readonly supplementalGroups: readonly number[];
  /** Name of a node pool; undefined: none. */
  readonly nodePool: string | undefined;
  /** Names of more node pools that the pods may go to. */
  readonly tolerates: readonly string[];
  readonly nodeSelector: StringMap;
  readonly tolerations: Tolerations;
  readonly affinity: Affinity;
  readonly topologySpreadConstraints: TopologySpreadConstraints;
  /** Its name in the cluster; empty: none. */
  readonly priorityClassName: string;
  readonly schedulerName: string | undefined;
  readonly hostUsers: boolean | undefined;
  readonly sysctls: WorkloadFields["sysctls"];
  readonly runtimeClassName: string | undefined;
  readonly podLabels: StringMap;
  readonly podAnnotations: StringMap;
  readonly dnsPolicy: WorkloadFields["dnsPolicy"];
  readonly dnsConfig: WorkloadFields["dnsConfig"];
  readonly hostAliases: WorkloadFields["hostAliases"];
  readonly podExceptions: PodExceptions;
}

/** An object of its own beside the workload, which operators may switch off. */
export type Switched<Source extends { enabled?: boolean }> = Source & { readonly enabled: boolean };

/** How a Job runs, and each Job of a CronJob. */
export interface JobRun extends Omit<JobFields, "backoffLimit" | "podFailurePolicy"> {
  /** Undefined where tries are counted for each index. */
  readonly backoffLimit: number | undefined;
  readonly restartPolicy: NonNullable<JobFields["restartPolicy"]>;
  readonly podFailurePolicy: { readonly rules: readonly FailureRule[] } | undefined;
}

export interface FailureRule extends Omit<FailureRuleSource, "onPodConditions"> {
  readonly onPodConditions:
    | readonly { readonly type: string; readonly status: "True" | "False" | "Unknown" }[]
    | undefined;
}

export interface Job extends JobRun, Omit<JobSource, keyof JobFields> {
  readonly suspend: boolean;
}

export interface CronJob extends JobRun, Omit<CronJobSource, keyof JobFields> {
  readonly suspend: boolean;
  readonly concurrencyPolicy: NonNullable<CronJobSource["concurrencyPolicy"]>;
}

export type Volume = Omit<VolumeSource, "persistentVolumeClaim"> & {
  readonly persistentVolumeClaim?: Claim;
};

export interface Claim extends Omit<ClaimSource, "accessModes"> {
  readonly accessModes: readonly NonNullable<ClaimSource["accessModes"]>[number][];
}

export interface Container {
  readonly name: string;
  /** Where it stands in the catalogue: that of the workload, or `….containers.exporter`. */
  readonly path: string;
  /** The workload's own container, whose fields stand at the workload itself; or a step of a migration. */
  readonly main: boolean;
  /** An init container that runs as long as the pod. */
  readonly sidecar: boolean;
  readonly image: ImageSource & { readonly repository: string };
  /** Where the image stands in the catalogue: at the container, its workload or the service. */
  readonly imagePath: string;
  readonly command: readonly string[] | undefined;
  readonly args: readonly string[] | undefined;
  readonly workingDir: string | undefined;
  /** All variables (groups, own, addresses) in an order in which each stands after those that it names. */
  readonly env: readonly EnvVar[];
  readonly envFrom: readonly EnvFromSource[];
  readonly ports: readonly Port[];
  readonly livenessProbe: Probe | undefined;
  readonly readinessProbe: Probe | undefined;
  readonly startupProbe: Probe | undefined;
  readonly lifecycle: Lifecycle | undefined;
  readonly resources: Resources;
  readonly volumeMounts: readonly NamedMount[];
  readonly volumeDevices: NonNullable<ContainerFields["volumeDevices"]>;
  /** That of the pod where it is undefined; null is that of the image, of all but main containers. */
  readonly runAsUser: number | null | undefined;
  readonly runAsGroup: number | null | undefined;
  readonly stdin: boolean;
  readonly tty: boolean;
  readonly exceptions: ContainerExceptions;
}

/** A mount whose volume has a name. */
export type NamedMount = Omit<VolumeMount, "emptyDir"> & { readonly name: string };

export interface Port {
  readonly name: string;
  readonly containerPort: number;
  readonly servicePort: number;
  readonly protocol: "TCP" | "UDP" | "SCTP";
  readonly appProtocol: string | undefined;
  readonly scheme: string;
  readonly expose: boolean;
  readonly hostPort: { readonly port: number; readonly reason: string } | undefined;
}

/** One environment variable and where its value comes from. */
export type EnvVar = { readonly name: string; readonly path: string } & EnvSource;

/** `public` is why a text may be read by anyone though its name is that of a credential. */
export type EnvSource =
  | {
      readonly from: "setting";
      readonly default: string;
      readonly description: string | undefined;
      readonly enum: readonly string[] | undefined;
      readonly shared: boolean;
      readonly public: string | undefined;
    }
  | { readonly from: "value"; readonly value: string; readonly public: string | undefined }
  | {
      readonly from: "secret";
      readonly secret: string | undefined;
      readonly key: string;
      readonly optional: boolean;
    }
  | {
      readonly from: "configMap";
      readonly configMap: string | undefined;
      readonly existing: string | undefined;
      readonly key: string;
      readonly optional: boolean;
    }
  | { readonly from: "field"; readonly fieldPath: string }
  | { readonly from: "port"; readonly port: string; readonly template: string }
  | { readonly from: "host"; readonly host: string; readonly template: string }
  | {
      readonly from: "resource";
      readonly resource: string;
      readonly containerName: string | undefined;
      readonly divisor: string | undefined;
    }
  | { readonly from: "address"; readonly call: Call; readonly template: string };

export type EnvFromSource =
  | {
      readonly from: "secret";
      readonly secret: string | undefined;
      readonly optional: boolean;
      readonly prefix: string;
    }
  | {
      readonly from: "configMap";
      readonly configMap: string | undefined;
      readonly existing: string | undefined;
      readonly optional: boolean;
      readonly prefix: string;
    };
