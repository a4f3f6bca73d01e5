import type { CallObject } from "chartwright";

// Who may call whom follows from these; so does how the caller learns the address.

export const nutrition = byUrl("nutrition-service", "NUTRITION_SERVICE_URL");
export const aiCoach = byUrl("ai-coach-service", "AI_COACH_SERVICE_URL");
export const healthTracking = byUrl("health-tracking-service", "HEALTH_TRACKING_SERVICE_URL");
export const messaging = byUrl("messaging-service", "MESSAGING_SERVICE_URL");
export const payment = byUrl("payment-service", "PAYMENT_SERVICE_URL");

/** What the front ends call. */
export const microservices: readonly CallObject[] = [nutrition, aiCoach, healthTracking, messaging, payment];

export const redis: CallObject = { service: "redis", env: { REDIS_HOST: "{host}", REDIS_PORT: "{port}" } };

// The next two stand in for AWS where the release brings them. Elsewhere `global.endpoints` of the values
// names AWS's own.
export const dynamodb = byUrl("dynamodb-local", "DYNAMODB_ENDPOINT");
// A host without scheme and port, as the program wants it: it adds https:// for AWS, http:// in development.
export const bedrock: CallObject = { service: "bedrock-mock", env: { AI_MODEL_ENDPOINT: "{host}" } };

function byUrl(service: string, variable: string): CallObject {
  return { service, env: { [variable]: "{url}" } };
}
