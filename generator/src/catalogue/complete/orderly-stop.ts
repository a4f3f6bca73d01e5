import type { Container, KubernetesService, Workload } from "../model/catalogue.js";
import { assumed } from "../facts/assumed-defaults.js";
import { defaults } from "./defaults.js";
import { allowsOlder } from "../facts/kube-version.js";

/** Seconds for the news that a pod stops to reach every node and load balancer. */
const DRAIN_SECONDS = defaults.lifecycle.preStop.sleep.seconds;

/** `sleep` is on by default from Kubernetes 1.30. */
const OLDEST_MINOR = 30;

/**
 * Workloads whose rollouts lose no request: a container that a Kubernetes Service leads to, of a Deployment,
 * waits before it is told to stop, unless the catalogue says what it does then, or the pod has too little
 * time for it.
 */
export function orderlyStop(
  workloads: readonly Workload[],
  services: readonly KubernetesService[],
  kubeVersion: string,
): readonly Workload[] {
  if (allowsOlder(kubeVersion, OLDEST_MINOR)) return workloads;
  return workloads.map((workload) => {
    if (
      workload.kind !== "Deployment" ||
      DRAIN_SECONDS >= (workload.terminationGracePeriodSeconds ?? assumed.terminationGracePeriodSeconds)
    )
      return workload;
    const ports = new Set(
      services
        .filter((service) => service.workloads?.includes(workload.name ?? "") ?? true)
        .flatMap((service) => service.ports.map(({ targetPort }) => targetPort)),
    );
    return {
      ...workload,
      containers: workload.containers.map((container) =>
        isServed(container, ports) && hasTime(workload, container)
          ? { ...container, lifecycle: defaults.lifecycle }
          : container,
      ),
    };
  });
}

/** The longest that a request may take as far as probes tell: what they wait for an answer, in seconds. */
export function answerSeconds({ livenessProbe, readinessProbe }: Container): number {
  return Math.max(
    ...[livenessProbe, readinessProbe].map((probe) =>
      probe === undefined ? 0 : (probe.timeoutSeconds ?? assumed.probeTimeoutSeconds),
    ),
  );
}

function isServed({ lifecycle: said, ports }: Container, targets: ReadonlySet<string>): boolean {
  return said === undefined && ports.some(({ name }) => targets.has(name));
}

/** A failed probe may leave less time than the pod has. */
function hasTime(
  { terminationGracePeriodSeconds: pod = assumed.terminationGracePeriodSeconds }: Workload,
  container: Container,
): boolean {
  const graces = [
    pod,
    container.livenessProbe?.terminationGracePeriodSeconds,
    container.startupProbe?.terminationGracePeriodSeconds,
  ];
  return graces.every((grace) => grace === undefined || DRAIN_SECONDS + answerSeconds(container) <= grace);
}
