import { defineService } from "chartwright";
import { microservices } from "./edges.js";
import { spreadOverCapacity } from "./nodes.js";
import { smokeCheck } from "./order.js";
import { program, resources, writable } from "./program.js";

export const webApp = defineService({
  ...program,
  description: "Web front end, rendered by the server",
  ports: { http: { containerPort: 3000, servicePort: 80 }, metrics: 8081 },
  metrics: { port: "metrics" },
  resources: resources("100m/500m", "128Mi/512Mi"),
  autoscaling: { minReplicas: 2, maxReplicas: 10, targetCPUUtilizationPercentage: 70 },
  podDisruptionBudget: { minAvailable: 2 },
  tolerates: ["spot"],
  topologySpreadConstraints: spreadOverCapacity,
  ...writable(),
  envGroups: ["sessions"],
  env: {
    NODE_ENV: { value: "production" },
    API_BASE_URL: { hostRef: "api", text: "https://{host}" },
  },
  calls: [...microservices, "auth", "google-keys", "apple-keys"],
  // The pages for administrators are its own, below /admin; the host is whole, for they need its scripts and
  // pictures.
  smokeCheck,
  routes: [{ host: "web" }, { host: "admin" }],
});
