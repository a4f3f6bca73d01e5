import type { CatalogueSource } from "chartwright";

/**
 * In staging and production, one secret of AWS Secrets Manager holds the keys of all services, and each is
 * given its own. The operator of External Secrets reads it by a role that it assumes (values/).
 */
export const secrets: NonNullable<CatalogueSource["secrets"]> = {
  externalSecret: {
    remoteKey: "ai-nutritionist",
    secretStoreRef: { name: "ai-nutritionist", kind: "SecretStore" },
  },
  secretStore: { provider: { aws: { service: "SecretsManager", region: "us-east-1" } } },
};
