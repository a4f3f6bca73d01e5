import { microservices } from "./edges.js";
import { resources } from "./program.js";
import { pythonService } from "./python-service.js";

export const mobileApi = pythonService({
  description: "API for the mobile apps",
  resources: resources("100m/300m", "128Mi/256Mi"),
  autoscaling: { minReplicas: 2, maxReplicas: 10, targetCPUUtilizationPercentage: 70 },
  envGroups: ["sessions"],
  calls: [...microservices, "auth", "google-keys", "apple-keys"],
  routes: [{ host: "api", path: "/api/v1/mobile" }],
});
