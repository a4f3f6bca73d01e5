import type { Container, KubernetesService, Workload } from "../model/catalogue.js";
import { allowsOlder } from "../facts/kube-version.js";

/** Seconds for the news that a pod stops to reach every node and load balancer. */
const DRAIN_SECONDS = 5;

/** What Kubernetes takes when a pod does not say how long it has to stop. */
export const DEFAULT_GRACE_SECONDS = 30;

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
      DRAIN_SECONDS >= (workload.terminationGracePeriodSeconds ?? DEFAULT_GRACE_SECONDS)
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
        isServed(container, ports) && hasTime(workload, container) ? { ...container, lifecycle } : container,
      ),
    };
  });
}

/** The longest that a request may take as far as probes tell: what they wait for an answer, in seconds. */
export function answerSeconds({ livenessProbe, readinessProbe }: Container): number {
  return Math.max(
    ...[livenessProbe, readinessProbe].map((probe) =>
      probe === undefined ? 0 : (probe.timeoutSeconds ?? 1),
    ),
  );
}

const lifecycle = { preStop: { sleep: { seconds: DRAIN_SECONDS } } };

function isServed({ lifecycle: said, ports }: Container, targets: ReadonlySet<string>): boolean {
  return said === undefined && ports.some(({ name }) => targets.has(name));
}

/** A failed probe may leave less time than the pod has. */
function hasTime(
  { terminationGracePeriodSeconds: pod = DEFAULT_GRACE_SECONDS }: Workload,
  container: Container,
): boolean {
  const graces = [
    pod,
    container.livenessProbe?.terminationGracePeriodSeconds,
    container.startupProbe?.terminationGracePeriodSeconds,
  ];
  return graces.every((grace) => grace === undefined || DRAIN_SECONDS + answerSeconds(container) <= grace);
}
