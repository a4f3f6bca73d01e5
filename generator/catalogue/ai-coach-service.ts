import { bedrock, nutrition, redis } from "./edges.js";
import { secrets } from "./env-groups.js";
import { program, resources, writable } from "./program.js";
import { pythonService } from "./python-service.js";
import { follows } from "./vertical-autoscaling.js";

export const aiCoachService = pythonService({
  description: "Coaching by AI models",
  resources: resources("300m/1", "512Mi/1Gi"),
  autoscaling: {
    minReplicas: 2,
    maxReplicas: 15,
    targetCPUUtilizationPercentage: 60,
    targetMemoryUtilizationPercentage: 70,
    podMetrics: { ai_requests_per_second: "50" },
    behavior: {
      scaleUp: {
        stabilizationWindowSeconds: 30,
        selectPolicy: "Max",
        policies: [
          { type: "Percent", value: 200, periodSeconds: 15 },
          { type: "Pods", value: 5, periodSeconds: 15 },
        ],
      },
      scaleDown: { stabilizationWindowSeconds: 600 },
    },
  },
  verticalAutoscaling: follows("200m–2", "256Mi–2Gi"),
  nodePool: "ai-workload",
  podDisruptionBudget: { minAvailable: 1 },
  ...writable({ "/app/cache": "1Gi", "/app/model-cache": "2Gi" }),
  envGroups: ["sessions"],
  env: secrets("OPENAI_API_KEY", "BEDROCK_API_KEY"),
  calls: [nutrition, redis, bedrock, "auth"],
  routes: [{ host: "api", path: "/api/v1/ai-coach" }],

  // Models take their time to load and to answer.
  startupProbe: { ...program.startupProbe, initialDelaySeconds: 30, timeoutSeconds: 10 },
  livenessProbe: { ...program.livenessProbe, initialDelaySeconds: 60, timeoutSeconds: 10 },
  readinessProbe: { ...program.readinessProbe, initialDelaySeconds: 10, timeoutSeconds: 5 },
});
