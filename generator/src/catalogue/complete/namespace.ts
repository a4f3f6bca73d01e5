import type { NamespaceSource } from "../../../../schemas/types/catalogue.js";
import type { Namespace, StringMap } from "../model/catalogue.js";

/** The complete form of what a catalogue says of its namespace. */
export function completeNamespace(source: NamespaceSource, chartVersion: string): Namespace {
  return {
    chartVersion,
    podSecurity: {
      enforce: "restricted",
      audit: "restricted",
      warn: "restricted",
      version: "v1.37",
      ...source.podSecurity,
    },
    resourceQuota: source.resourceQuota,
    limitRange: source.limitRange,
    defaultDeny: source.defaultDeny ?? true,
    nodes: source.nodes,
    labels: (source.labels ?? {}) as StringMap,
    annotations: (source.annotations ?? {}) as StringMap,
  };
}
