import { dynamodb } from "./edges.js";
import { secrets } from "./env-groups.js";
import { tables } from "./order.js";
import { resources } from "./program.js";
import { pythonService } from "./python-service.js";

export const paymentService = pythonService({
  description: "Subscriptions and payments by Stripe",
  resources: resources("200m/500m", "256Mi/512Mi"),
  envGroups: ["sessions"],
  env: secrets("DATABASE_PASSWORD", "STRIPE_SECRET_KEY", "ENCRYPTION_KEY"),
  calls: [dynamodb, "stripe", "auth"],
  // Strictly once: the program takes a lock in the table itself, and a try that failed is looked at by people
  // before the next one.
  migration: tables(1, ["--lock", "payments"], { backoffLimit: 0 }),
  routes: [{ host: "api", path: "/api/v1/payments" }],
});
