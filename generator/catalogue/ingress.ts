import type { CatalogueSource } from "chartwright";

export const hosts = {
  web: "ai-nutritionist.com",
  api: "api.ai-nutritionist.com",
  admin: "admin.ai-nutritionist.com",
};

const origins = Object.values(hosts).map((host) => `https://${host}`);

/** How the ingress controller treats every route. An environment with other hosts names its own origins. */
export const ingress: NonNullable<CatalogueSource["ingress"]> = {
  className: "nginx",
  tlsSecretName: "ai-nutritionist-tls",
  annotations: nginx({
    "force-ssl-redirect": "true",
    "proxy-body-size": "10m",
    "proxy-connect-timeout": "60",
    "proxy-send-timeout": "60",
    "proxy-read-timeout": "60",
    // Requests a minute and client address.
    "limit-rpm": "100",
    "enable-cors": "true",
    "cors-allow-origin": origins.join(", "),
  }),
};

/** One certificate for all hosts, for all Ingress objects name one Secret. */
export const certificates: NonNullable<CatalogueSource["certificates"]> = {
  "ai-nutritionist-tls": {
    secretName: "ai-nutritionist-tls",
    hosts: ["web", "api", "admin"],
    issuer: { name: "letsencrypt-prod", kind: "ClusterIssuer" },
  },
};

function nginx(settings: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(settings).map(([key, text]) => [`nginx.ingress.kubernetes.io/${key}`, text]));
}
