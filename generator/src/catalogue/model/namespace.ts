import type { LimitRange, PodSecurityLevel, ResourceQuota } from "../../../../schemas/types/catalogue.js";
import type { StringMap } from "./string-map.js";

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
