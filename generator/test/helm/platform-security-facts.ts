import type { Fact } from "./fact.js";
import { type Environment, hosts, programs, small } from "./platform-tables.js";

/**
 * How Secrets and the certificate come to be: from AWS and cert-manager in staging and production, by hand
 * elsewhere.
 */
export function securityObjectFacts(environment: Environment): readonly Fact[] {
  const managed = !small.includes(environment);
  const owners = {
    ...Object.fromEntries(Object.entries(programs).map(([name, { secrets }]) => [name, secrets])),
    redis: ["REDIS_PASSWORD"],
  };
  return [
    ...Object.entries(owners)
      .filter(([, keys]) => keys.length > 0)
      .flatMap(([name, keys]) =>
        managed
          ? externalSecretFacts(environment, name, keys)
          : [absent(environment, "ExternalSecret", name)],
      ),
    ...(managed
      ? storeFacts(environment)
      : [
          absent(environment, "SecretStore", "ai-nutritionist"),
          absent(environment, "ExternalSecret", "registry-secret"),
        ]),
    ...(managed
      ? certificateFacts(environment)
      : [absent(environment, "Certificate", "ai-nutritionist-tls")]),
  ];
}

function externalSecretFacts(
  environment: Environment,
  name: string,
  keys: readonly string[],
): readonly Fact[] {
  const fact = (path: string, expected: unknown): Fact => [
    environment,
    "ExternalSecret",
    name,
    path,
    expected,
  ];
  return [
    fact("apiVersion", "external-secrets.io/v1"),
    fact("spec.secretStoreRef", { name: "ai-nutritionist", kind: "SecretStore" }),
    fact("spec.target", { name }),
    fact("spec.data[*].secretKey", new Set(keys)),
    ...keys.map((key) =>
      fact(`spec.data[secretKey=${key}].remoteRef`, { key: `ai-nutritionist/${environment}`, property: key }),
    ),
    fact("spec.dataFrom", undefined),
  ];
}

function storeFacts(environment: Environment): readonly Fact[] {
  const role = `arn:aws:iam::123456789012:role/ai-nutritionist-${environment}-external-secrets`;
  return [
    [
      environment,
      "SecretStore",
      "ai-nutritionist",
      "spec.provider.aws",
      { service: "SecretsManager", region: "us-east-1", role },
    ],
    [
      environment,
      "ExternalSecret",
      "registry-secret",
      "spec.target",
      { name: "registry-secret", template: { type: "kubernetes.io/dockerconfigjson" } },
    ],
    [
      environment,
      "ExternalSecret",
      "registry-secret",
      "spec.data",
      [
        {
          secretKey: ".dockerconfigjson",
          remoteRef: { key: `ai-nutritionist/${environment}`, property: "registry-secret" },
        },
      ],
    ],
  ];
}

function certificateFacts(environment: Environment): readonly Fact[] {
  const fact = (path: string, expected: unknown): Fact => [
    environment,
    "Certificate",
    "ai-nutritionist-tls",
    path,
    expected,
  ];
  const { web, api, admin } = hosts[environment];
  return [
    fact("spec.secretName", "ai-nutritionist-tls"),
    fact("spec.dnsNames[*]", new Set([web, api, admin])),
    fact("spec.issuerRef", { group: "cert-manager.io", kind: "ClusterIssuer", name: "letsencrypt-prod" }),
  ];
}

function absent(environment: Environment, kind: string, name: string): Fact {
  return [environment, kind, name, "metadata.name", undefined];
}
