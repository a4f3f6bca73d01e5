import { defineService } from "chartwright";
import { resources, writable } from "./program.js";

const { volumes, volumeMounts } = writable();
const health = { httpGet: { path: "/health", port: "http" } };

/**
 * Stands in for Amazon Bedrock in development and previews: a web server that has the same answer to every
 * question. It is at port 80, because AI_MODEL_ENDPOINT is a host without a port.
 */
export const bedrockMock = defineService({
  description: "Amazon Bedrock for development and previews: always the same answer",
  appVersion: "1.30.4",
  image: {
    registry: "docker.io",
    repository: "nginxinc/nginx-unprivileged",
    tag: "1.30.4-alpine",
    pullPolicy: "IfNotPresent",
  },
  // Without the image's entry point, which rewrites the configuration in a file system that is read-only
  // here.
  command: ["nginx", "-g", "daemon off;"],
  ports: { http: { containerPort: 8080, servicePort: 80 } },
  resources: resources("50m/100m", "64Mi/64Mi"),
  runAsUser: 101,
  runAsGroup: 101,

  startupProbe: { ...health, periodSeconds: 2, failureThreshold: 30 },
  livenessProbe: { ...health, periodSeconds: 10, timeoutSeconds: 5 },
  readinessProbe: { ...health, periodSeconds: 5, timeoutSeconds: 3 },

  configMaps: { config: { files: { "default.conf": { path: "bedrock-mock/default.conf" } } } },
  volumes: { ...volumes, config: { configMap: { configMap: "config" } } },
  volumeMounts: [...volumeMounts, { name: "config", mountPath: "/etc/nginx/conf.d", readOnly: true }],
});
