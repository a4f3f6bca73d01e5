/* Values of the chart ai-nutritionist-namespace. Made by chartwright from the catalogue; not to be edited. */

/** Kubernetes annotations. */
export type Annotations = {
  [key: string]: string;
};

/** Kubernetes labels. */
export type Labels = {
  [key: string]: string;
};

/** The LimitRange of the namespace. */
export type LimitRange = {
  /** What every container gets and keeps to. */
  container?: {
    /** Limits of containers that have none. */
    default?: ResourceAmounts;
    /** Requests of containers that have none. */
    defaultRequest?: ResourceAmounts;
    /** Least that a container may request. */
    min?: ResourceAmounts;
    /** Highest limits of a container. */
    max?: ResourceAmounts;
  };
  /** What every pod keeps to, all its containers together. */
  pod?: {
    /** Least that a pod may request. */
    min?: ResourceAmounts;
    /** Highest limits of a pod. */
    max?: ResourceAmounts;
  };
  /** What every PersistentVolumeClaim keeps to. */
  persistentVolumeClaim?: {
    /** Smallest size. */
    min?: StorageAmount;
    /** Largest size. */
    max?: StorageAmount;
  };
};

/** Labels of the Namespace beside those that the chart sets. */
export type NamespaceLabels = {
  [key: string]: Labels[string];
};

/** Name of the namespace. */
export type NamespaceName = string;

/** The key of a label or an annotation: an optional DNS prefix with a slash, then a name. */
export type QualifiedName = string;

/** A Kubernetes quantity: 500m, 2, 512Mi, 10Gi. */
export type Quantity = number | string;

/** Amounts by resource. */
export type ResourceAmounts = {
  [key: string]: Quantity;
};

/** A resource: cpu, memory, ephemeral-storage, or an extended one such as nvidia.com/gpu. */
export type ResourceName = string;

/** The ResourceQuota of the namespace. */
export type ResourceQuota = {
  /** The most that the namespace may hold, in Kubernetes' own words: requests.cpu, limits.memory, pods, count/deployments.apps and so on. */
  hard: {
    [key: string]: Quantity;
  };
};

/** An amount of storage. */
export type StorageAmount = {
  /** Size of the volume. */
  storage: Quantity;
};

/** Guard-rails of the namespace of ai-nutritionist */
export interface Values {
  /** Name of the namespace. */
  name?: NamespaceName;
  /** More labels of the Namespace. */
  labels?: NamespaceLabels;
  /** Annotations of the Namespace. */
  annotations?: Annotations;
  resourceQuota?: ResourceQuota;
  limitRange?: LimitRange;
}
