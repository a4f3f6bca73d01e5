import { defineService } from "chartwright";
import { resources, writable } from "./program.js";

const { volumes, volumeMounts } = writable();
const connects = { tcpSocket: { port: "http" } };

/**
 * Stands in for DynamoDB in development and previews. It keeps its tables on a volume: migrations run when a
 * release is installed or upgraded, not when a pod moves.
 */
export const dynamodbLocal = defineService({
  description: "DynamoDB for development and previews",
  kind: "StatefulSet",
  appVersion: "3.3.1",
  image: {
    registry: "docker.io",
    repository: "amazon/dynamodb-local",
    tag: "3.3.1",
    pullPolicy: "IfNotPresent",
  },
  args: ["-jar", "DynamoDBLocal.jar", "-sharedDb", "-dbPath", "/data"],
  // It may call nobody, so it should not try.
  env: { DDB_LOCAL_TELEMETRY: { value: "0" } },
  ports: { http: 8000 },
  resources: resources("50m/500m", "256Mi/512Mi"),
  runAsUser: 1000,
  runAsGroup: 1000,
  fsGroup: 1000,

  // It has no path that answers without a signed request.
  startupProbe: { ...connects, periodSeconds: 5, failureThreshold: 30 },
  livenessProbe: { ...connects, periodSeconds: 10 },
  readinessProbe: { ...connects, periodSeconds: 5 },

  volumes,
  volumeClaimTemplates: { data: { size: "1Gi" } },
  volumeMounts: [...volumeMounts, { name: "data", mountPath: "/data" }],
});
