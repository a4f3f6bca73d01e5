import { dynamodb, redis } from "./edges.js";
import { secrets } from "./env-groups.js";
import { tables } from "./order.js";
import { resources } from "./program.js";
import { pythonService } from "./python-service.js";

export const healthTrackingService = pythonService({
  description:
    "Weight, activity and other measurements; kept in the user's region (US, EU under GDPR, or global)",
  resources: resources("100m/300m", "128Mi/256Mi"),
  envGroups: ["sessions"],
  env: secrets("DATABASE_PASSWORD", "ENCRYPTION_KEY"),
  calls: [redis, dynamodb, "auth"],
  migration: tables(1),
  routes: [{ host: "api", path: "/api/v1/health" }],
});
