import type { ServiceSource } from "chartwright";

/**
 * Requests that follow what the program uses, within bounds: `follows("100m–1", "128Mi–1Gi")`. Only where a
 * values file turns it on, and only as advice while the pods are scaled by CPU and memory.
 */
export function follows(
  cpu: `${string}–${string}`,
  memory: `${string}–${string}`,
): NonNullable<ServiceSource["verticalAutoscaling"]> {
  const [[minCpu = "", maxCpu = ""], [minMemory = "", maxMemory = ""]] = [cpu.split("–"), memory.split("–")];
  return {
    enabled: false,
    updateMode: "Off",
    minAllowed: { cpu: minCpu, memory: minMemory },
    maxAllowed: { cpu: maxCpu, memory: maxMemory },
  };
}
