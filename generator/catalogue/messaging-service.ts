import { aiCoach, healthTracking, nutrition, redis } from "./edges.js";
import { secrets } from "./env-groups.js";
import { resources } from "./program.js";
import { pythonService } from "./python-service.js";
import { follows } from "./vertical-autoscaling.js";

export const messagingService = pythonService({
  description: "Messages from and to users, by Twilio, Pinpoint and webhooks",
  resources: resources("200m/500m", "256Mi/512Mi"),
  autoscaling: {
    minReplicas: 2,
    maxReplicas: 8,
    targetCPUUtilizationPercentage: 70,
    targetMemoryUtilizationPercentage: 80,
  },
  verticalAutoscaling: follows("100m–800m", "128Mi–512Mi"),
  podDisruptionBudget: { minAvailable: 1 },
  envGroups: ["sessions"],
  env: secrets("TWILIO_AUTH_TOKEN", "PINPOINT_API_KEY"),
  calls: [nutrition, aiCoach, healthTracking, redis, "twilio", "sns", "sqs", "pinpoint", "auth"],
  // Providers try a webhook out at once, so the service must be up.
  migration: {
    revision: 1,
    after: "start",
    needs: [],
    command: ["python", "-m", "app.webhooks", "register"],
    resources: resources("100m/500m", "128Mi/256Mi"),
    activeDeadlineSeconds: 60,
  },
  routes: [{ host: "api", path: "/api/v1/messaging" }],
});
