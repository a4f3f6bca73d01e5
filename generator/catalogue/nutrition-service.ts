import { aiCoach, dynamodb, redis } from "./edges.js";
import { secrets } from "./env-groups.js";
import { tables } from "./order.js";
import { resources, writable } from "./program.js";
import { pythonService } from "./python-service.js";
import { follows } from "./vertical-autoscaling.js";

export const nutritionService = pythonService({
  description: "Foods, recipes and meal plans",
  resources: resources("200m/500m", "256Mi/512Mi"),
  autoscaling: {
    minReplicas: 2,
    maxReplicas: 10,
    targetCPUUtilizationPercentage: 70,
    targetMemoryUtilizationPercentage: 80,
    podMetrics: { http_requests_per_second: "100" },
    behavior: {
      scaleUp: {
        stabilizationWindowSeconds: 0,
        selectPolicy: "Max",
        policies: [
          { type: "Percent", value: 100, periodSeconds: 15 },
          { type: "Pods", value: 4, periodSeconds: 15 },
        ],
      },
      scaleDown: {
        stabilizationWindowSeconds: 300,
        policies: [{ type: "Percent", value: 10, periodSeconds: 60 }],
      },
    },
  },
  verticalAutoscaling: follows("100m–1", "128Mi–1Gi"),
  podDisruptionBudget: { minAvailable: 2 },
  ...writable({ "/app/cache": "1Gi" }),
  envGroups: ["sessions"],
  env: secrets("DATABASE_PASSWORD"),
  calls: [aiCoach, redis, dynamodb, "auth"],
  migration: tables(1, ["--seed", "foods"], { activeDeadlineSeconds: 180 }),
  routes: [{ host: "api", path: "/api/v1/nutrition" }],
});
