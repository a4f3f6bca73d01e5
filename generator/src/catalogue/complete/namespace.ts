import type { NamespaceSource } from "../../../../schemas/types/catalogue.js";
import type { Namespace, StringMap } from "../model/catalogue.js";
import { defaults } from "./defaults.js";

/** The complete form of what a catalogue says of its namespace. */
export function completeNamespace(source: NamespaceSource, chartVersion: string): Namespace {
  return {
    chartVersion,
    podSecurity: {
      ...defaults.podSecurity,
      ...source.podSecurity,
    },
    resourceQuota: source.resourceQuota,
    limitRange: source.limitRange,
    defaultDeny: source.defaultDeny ?? defaults.namespace.defaultDeny,
    nodes: source.nodes,
    labels: (source.labels ?? {}) as StringMap,
    annotations: (source.annotations ?? {}) as StringMap,
  };
}
