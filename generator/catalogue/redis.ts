import { defineService } from "chartwright";
import { secrets } from "./env-groups.js";
import { resources } from "./program.js";

/**
 * Valkey, which goes on from Redis 7.2 under its BSD licence (Redis 8 is under the AGPL or source-available
 * ones). It speaks the same protocol, and its image has redis-server and redis-cli.
 */
export const redis = defineService({
  description: "Cache that the services share",
  kind: "StatefulSet",
  appVersion: "9.1.2",
  image: { registry: "docker.io", repository: "valkey/valkey", tag: "9.1.2", pullPolicy: "IfNotPresent" },
  // The password is no part of the file. Kubernetes puts it in; the server then hides its arguments from
  // `ps`.
  command: ["redis-server", "/etc/redis/redis.conf"],
  args: ["--requirepass", "$(REDIS_PASSWORD)"],
  env: {
    ...secrets("REDIS_PASSWORD"),
    REDISCLI_AUTH: { value: "$(REDIS_PASSWORD)" },
  },
  ports: { redis: { containerPort: 6379, scheme: "redis" } },
  kubernetesServices: { "redis-service": {} },
  resources: resources("100m/300m", "256Mi/512Mi"),
  runAsUser: 999,
  runAsGroup: 999,
  fsGroup: 999,
  // A last snapshot is written on the way out.
  terminationGracePeriodSeconds: 60,

  startupProbe: { tcpSocket: { port: "redis" }, periodSeconds: 5, failureThreshold: 30 },
  livenessProbe: { tcpSocket: { port: "redis" }, initialDelaySeconds: 30, periodSeconds: 5 },
  // -e makes an error, such as a wrong password or a snapshot that still loads, a failure.
  readinessProbe: {
    exec: { command: ["redis-cli", "-e", "ping"] },
    initialDelaySeconds: 5,
    periodSeconds: 5,
    timeoutSeconds: 3,
  },

  configMaps: { config: { files: { "redis.conf": { path: "redis/redis.conf" } } } },
  volumes: { config: { configMap: { configMap: "config" } } },
  volumeClaimTemplates: { data: { size: "10Gi", storageClassName: "fast-ssd" } },
  volumeMounts: [
    { name: "config", mountPath: "/etc/redis/redis.conf", subPath: "redis.conf", readOnly: true },
    { name: "data", mountPath: "/data" },
  ],

  // A plain container and no sidecar: it needs redis, not the other way round. And no readiness: a broken
  // exporter must not take the cache away.
  containers: {
    exporter: {
      image: {
        registry: "docker.io",
        repository: "oliver006/redis_exporter",
        tag: "v1.93.0",
        pullPolicy: "IfNotPresent",
      },
      env: { REDIS_ADDR: { value: "localhost:6379" }, ...secrets("REDIS_PASSWORD") },
      ports: { metrics: 9121 },
      // 10m and 32Mi would do, but the namespace's LimitRange asks for 50m and 64Mi at least.
      resources: resources("50m/50m", "64Mi/64Mi"),
      livenessProbe: {
        httpGet: { path: "/health", port: "metrics" },
        initialDelaySeconds: 10,
        periodSeconds: 30,
        timeoutSeconds: 5,
      },
    },
  },
  metrics: { port: "metrics" },
});
