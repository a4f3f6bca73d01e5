import type { Resources, ServiceSource } from "chartwright";

/**
 * What the platform's own programs have in common: two pods, one of which may leave at a time, an orderly
 * stop, /health and /ready at the port "http".
 */
export const program = {
  replicas: 2,
  podDisruptionBudget: { maxUnavailable: 1 },
  runAsUser: 1000,
  runAsGroup: 2000,
  fsGroup: 2000,

  // One more pod at a time: a release changes all Deployments at once, and the namespace has a quota.
  updateStrategy: { maxSurge: 1, maxUnavailable: 0 },
  revisionHistoryLimit: 3,
  // A pod still gets requests for a moment after it was told to stop; then the last ones take up to 30
  // seconds.
  lifecycle: { preStop: { sleep: { seconds: 10 } } },
  terminationGracePeriodSeconds: 60,

  startupProbe: {
    ...health(),
    initialDelaySeconds: 10,
    periodSeconds: 10,
    timeoutSeconds: 5,
    failureThreshold: 30,
  },
  livenessProbe: {
    ...health(),
    initialDelaySeconds: 30,
    periodSeconds: 10,
    timeoutSeconds: 5,
    failureThreshold: 3,
  },
  readinessProbe: {
    httpGet: { path: "/ready", port: "http" },
    initialDelaySeconds: 5,
    periodSeconds: 5,
    timeoutSeconds: 3,
    failureThreshold: 3,
  },
} satisfies Partial<ServiceSource>;

/** Requests and limits, written as they are spoken of: `resources("200m/500m", "256Mi/512Mi")`. */
export function resources(cpu: `${string}/${string}`, memory: `${string}/${string}`): Resources {
  const [[cpuRequest = "", cpuLimit = ""], [memoryRequest = "", memoryLimit = ""]] = [
    cpu.split("/"),
    memory.split("/"),
  ];
  return {
    requests: { cpu: cpuRequest, memory: memoryRequest },
    limits: { cpu: cpuLimit, memory: memoryLimit },
  };
}

/** Folders that the program may write to, each with the most that it may hold; /tmp is always one. */
export function writable(
  folders: Readonly<Record<string, string>> = {},
): Required<Pick<ServiceSource, "volumes" | "volumeMounts">> {
  const all = Object.entries({ "/tmp": "128Mi", ...folders }).map(([mountPath, sizeLimit]) => ({
    name: mountPath.split("/").pop()!,
    mountPath,
    sizeLimit,
  }));
  return {
    volumes: Object.fromEntries(all.map(({ name, sizeLimit }) => [name, { emptyDir: { sizeLimit } }])),
    volumeMounts: all.map(({ name, mountPath }) => ({ name, mountPath })),
  };
}

function health() {
  return { httpGet: { path: "/health", port: "http" } };
}
