import type { LimitRange, NamespaceSource, PodSecurityLevel, ResourceQuota } from "../../../schemas/types/catalogue.js";
import type { StringMap } from "./catalogue.js";

/** Guard-rails of the namespace that the platform is installed into. */
export interface Namespace {
  /** Version of the chart that makes it. */
  readonly chartVersion: string;
  readonly podSecurity: {
    readonly enforce: PodSecurityLevel;
    readonly audit: PodSecurityLevel;
    readonly warn: PodSecurityLevel;
    /** Kubernetes version of the standards: `v1.37`. */
    readonly version: string;
  };
  readonly resourceQuota: ResourceQuota | undefined;
  readonly limitRange: LimitRange | undefined;
  readonly defaultDeny: boolean;
  /** Nodes of the largest cluster. */
  readonly nodes: number | undefined;
  readonly labels: StringMap;
  readonly annotations: StringMap;
}

/** The complete form of what a catalogue says of its namespace. */
export function completeNamespace(source: NamespaceSource, chartVersion: string): Namespace {
  return {
    chartVersion,
    podSecurity: { enforce: "restricted", audit: "restricted", warn: "restricted", version: "v1.37", ...source.podSecurity },
    resourceQuota: source.resourceQuota,
    limitRange: source.limitRange,
    defaultDeny: source.defaultDeny ?? true,
    nodes: source.nodes,
    labels: (source.labels ?? {}) as StringMap,
    annotations: (source.annotations ?? {}) as StringMap,
  };
}
