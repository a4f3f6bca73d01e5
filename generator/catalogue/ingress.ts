import type { CatalogueSource } from "chartwright";

export const hosts = {
  web: "ai-nutritionist.com",
  api: "api.ai-nutritionist.com",
  admin: "admin.ai-nutritionist.com",
};

/** How requests are treated on their way to every service. */
export const routing: NonNullable<CatalogueSource["routing"]> = {
  bodySize: "10Mi",
  timeoutSeconds: 60,
  redirectToHttps: true,
  rateLimit: { requestsPerMinute: 100, per: "client" },
  // The pages of the platform itself, whatever its hosts are in an environment.
  cors: { origins: ["web", "api", "admin"], credentials: true },
};

export const ingress: NonNullable<CatalogueSource["ingress"]> = {
  controller: "nginx",
  className: "nginx",
  tlsSecretName: "ai-nutritionist-tls",
};

/**
 * For clusters whose way in is a Gateway. What its routes cannot say is a policy of its implementation,
 * attached to it.
 */
export const gateway: NonNullable<CatalogueSource["gateway"]> = {
  name: "gateway",
  unsupported: {
    bodySize: "Attach a policy of the Gateway's implementation to it: 10 MiB.",
    rateLimit: "Attach a policy of the Gateway's implementation to it: 100 requests a minute and client.",
  },
};

/** One certificate for all hosts, for all Ingress objects name one Secret. */
export const certificates: NonNullable<CatalogueSource["certificates"]> = {
  "ai-nutritionist-tls": {
    secretName: "ai-nutritionist-tls",
    hosts: ["web", "api", "admin"],
    issuer: { name: "letsencrypt-prod", kind: "ClusterIssuer" },
  },
};
