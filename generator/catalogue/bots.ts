import { messaging } from "./edges.js";
import { secrets } from "./env-groups.js";
import { prefersSpot } from "./nodes.js";
import { resources } from "./program.js";
import { pythonService } from "./python-service.js";

export const whatsappBot = bot("WhatsApp", "facebook-graph", "WHATSAPP_API_KEY");
export const smsBot = bot("SMS", "twilio", "TWILIO_AUTH_TOKEN");
export const imessageBot = bot("iMessage", "apple-messages");

/**
 * A bot takes the webhooks of its provider, hands them on to messaging, and answers by the provider's API.
 */
function bot(network: string, provider: string, ...keys: readonly string[]) {
  return pythonService({
    description: `Bot for ${network}`,
    resources: resources("100m/300m", "128Mi/256Mi"),
    tolerates: ["spot"],
    affinity: prefersSpot,
    ...(keys.length > 0 ? { env: secrets(...keys) } : {}),
    calls: [messaging, provider],
    routes: [{ host: "api", path: `/api/v1/webhooks/${network.toLowerCase()}` }],
  });
}
