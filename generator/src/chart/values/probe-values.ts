import type { Probe } from "../../../../schemas/types/catalogue.js";
import type { Container } from "../../catalogue/model/catalogue.js";
import { schemaValue, type ValueNode } from "./value-tree.js";

/** The probes of a container, in the order in which they are printed. */
export const probeKinds = ["startupProbe", "livenessProbe", "readinessProbe"] as const;

type ProbeKind = (typeof probeKinds)[number];

/** The numbers of each probe that a container has, as values; what is asked stays the catalogue's. */
export function probeValues(container: Container): Record<ProbeKind, ValueNode | undefined> {
  const value = (kind: ProbeKind, file: string) => {
    const probe = container[kind];
    return (
      probe &&
      schemaValue(file, probeParts(kind, probe).numbers, `When the ${kind} of ${container.name} asks.`)
    );
  };
  return {
    startupProbe: value("startupProbe", "probe"),
    livenessProbe: value("livenessProbe", "probe"),
    readinessProbe: value("readinessProbe", "readiness-probe"),
  };
}

/** What a probe asks, and the numbers that operators tune. */
export function probeParts(kind: ProbeKind, probe: Probe): { readonly asks: Probe; readonly numbers: Probe } {
  const tuned = [
    ...["initialDelaySeconds", "periodSeconds", "timeoutSeconds", "failureThreshold"],
    kind === "readinessProbe" ? "successThreshold" : "terminationGracePeriodSeconds",
  ];
  const entries = Object.entries(probe);
  return {
    asks: Object.fromEntries(entries.filter(([key]) => !tuned.includes(key))),
    numbers: Object.fromEntries(entries.filter(([key]) => tuned.includes(key))),
  };
}
