import { defineCatalogue } from "chartwright";
import { aiCoachService } from "./ai-coach-service.js";
import { bedrockMock } from "./bedrock-mock.js";
import { imessageBot, smsBot, whatsappBot } from "./bots.js";
import { dynamodbLocal } from "./dynamodb-local.js";
import { envGroups } from "./env-groups.js";
import { externalServices } from "./external-services.js";
import { healthTrackingService } from "./health-tracking-service.js";
import { certificates, gateway, hosts, ingress, routing } from "./ingress.js";
import { messagingService } from "./messaging-service.js";
import { mobileApi } from "./mobile-api.js";
import { namespace } from "./namespace.js";
import { nodePools } from "./nodes.js";
import { nutritionService } from "./nutrition-service.js";
import { paymentService } from "./payment-service.js";
import { redis } from "./redis.js";
import { secrets } from "./secrets.js";
import { webApp } from "./web-app.js";

/**
 * The AI Nutritionist platform: what all environments have in common. The files in values/ say what is
 * different in each.
 */
export default defineCatalogue({
  name: "ai-nutritionist",
  version: "1.0.0",
  appVersion: "v1.2.3",
  description: "AI Nutritionist: nutrition advice by web, mobile app and messengers",
  home: "https://ai-nutritionist.com",
  keywords: ["nutrition", "health", "ai"],
  maintainers: [{ name: "AI Nutritionist platform team", email: "platform@ai-nutritionist.com" }],
  // Registries show the one, Artifact Hub the other.
  annotations: {
    "org.opencontainers.image.licenses": "Apache-2.0",
    "artifacthub.io/license": "Apache-2.0",
  },

  // Programs and dashboards know the services by these names; a release's name before them would break both.
  fullname: "service",
  imageRegistry: "ghcr.io/ai-nutritionist",
  imagePullSecrets: ["registry-secret"],
  hosts,
  routing,
  ingress,
  // KEDA instead of the adapter for custom metrics is one value: global.autoscaling.engine.
  autoscaling: { engine: "hpa", prometheusAddress: "http://prometheus-operated.monitoring.svc:9090" },
  nodePools,
  defaultNodePool: "application",
  gateway,
  certificates,
  secrets,
  envGroups,
  externalServices,
  namespace,
  services: {
    "nutrition-service": nutritionService,
    "ai-coach-service": aiCoachService,
    "health-tracking-service": healthTrackingService,
    "messaging-service": messagingService,
    "payment-service": paymentService,
    "web-app": webApp,
    "mobile-api": mobileApi,
    "whatsapp-bot": whatsappBot,
    "sms-bot": smsBot,
    "imessage-bot": imessageBot,
    redis,
    "dynamodb-local": dynamodbLocal,
    "bedrock-mock": bedrockMock,
  },
});
