import type { Catalogue, Service, Workload } from "../../catalogue/model/catalogue.js";
import type { ObjectName } from "../../catalogue/model/object-name.js";
import type { Callers } from "../../order/callers.js";
import type { ChartTemplate } from "../helm/chart-template.js";
import type { ValueNode } from "../values/value-tree.js";
import type { ObjectUsage } from "./object-usage.js";
import type { PerPhase } from "./phases.js";

/**
 * All that the generator knows of a Kubernetes kind that the chart of a service may have. The table of them,
 * `kinds` in index.ts, is what everybody else reads.
 */
export interface Kind {
  /** The `kind` of its manifests; more than one where one chart file has objects that go together. */
  readonly kinds: readonly [string, ...string[]];
  /** Its files in the chart of a service; none where the service has no such object. */
  readonly templates: (chart: ServiceChart) => readonly ChartTemplate[];
  /** The names of its objects, without the release's name. */
  readonly names: (service: Service) => readonly ObjectName[];
  /** The keys that it has in the values of a service. */
  readonly values: (service: Service) => Values;
  /** Those that it has in the values of a workload. */
  readonly workloadValues: (service: Service, workload: Workload) => WorkloadValues;
  /** What the cluster must have beforehand, as lines of a README. */
  readonly needs: (of: Needing) => readonly string[];
  /** How many of its objects, and of those that Kubernetes makes for them, a ResourceQuota counts. */
  readonly quota: (of: Installed) => readonly ObjectUsage[];
}

/** The chart of a service is made of nothing else. */
export interface ServiceChart {
  readonly catalogue: Catalogue;
  readonly service: Service;
  readonly callers: Callers;
}

/** Nodes of a values file by key; what is undefined is left out. */
export type Values = Readonly<Record<string, ValueNode | undefined>>;

/** Values of a workload: how many pods run and when; after its containers, what is kept for them. */
export interface WorkloadValues {
  readonly scale?: Values;
  readonly keep?: Values;
}

/** The services whose README says what they need. */
export interface Needing {
  readonly catalogue: Catalogue;
  readonly services: readonly Service[];
  /** Whether it is the umbrella's README, whose values of a service stand under its name. */
  readonly umbrella: boolean;
}

/** A service as installed, with the values in effect, merged as Helm merges them. */
export interface Installed {
  readonly catalogue: Catalogue;
  readonly service: Service;
  readonly global: Readonly<Record<string, unknown>>;
  /** The service's own. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Its workloads, and the Jobs of its migration and smoke check. */
  readonly workloads: readonly InstalledWorkload[];
}

export interface InstalledWorkload {
  readonly workload: Workload;
  readonly name: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** How many pods it has. */
  readonly pods: PerPhase;
}

/** A kind has no such thing. A file of a kind says so, rather than nothing. */
export const none = (): readonly never[] => [];
export const noValues = (): Readonly<Record<string, never>> => ({});
