import type { Fact } from "./fact.js";
import { type Environment, programs, small } from "./platform-tables.js";

// The order that a release must keep.

/** Services with tables in DynamoDB, which only small environments bring themselves. */
const migrated: Readonly<
  Record<string, { readonly options: readonly string[]; readonly tries: number; readonly seconds: number }>
> = {
  "nutrition-service": { options: ["--seed", "foods"], tries: 2, seconds: 180 },
  "health-tracking-service": { options: [], tries: 2, seconds: 120 },
  // Strictly once.
  "payment-service": { options: ["--lock", "payments"], tries: 0, seconds: 120 },
};

export function orderFacts(environment: Environment): readonly Fact[] {
  return [
    ...Object.keys(migrated).flatMap((name) =>
      small.includes(environment) ? gateFacts(environment, name) : hookFacts(environment, name),
    ),
    ...webhookFacts(environment),
    ...Object.entries(programs).flatMap(([name, { path = "/" }]) => smokeCheckFacts(environment, name, path)),
    [
      environment,
      "Job",
      "ai-nutritionist-guard",
      "metadata.annotations[helm.sh/hook]",
      "pre-upgrade,pre-rollback",
    ],
  ];
}

// 1. The store accepts connections before the migration begins. 3. The service starts when it has succeeded;
//   an old pod serves until a new one is ready.
function gateFacts(environment: Environment, name: string): readonly Fact[] {
  const job = (path: string, expected: unknown): Fact => [
    environment,
    "Job",
    `${name}-migration-*`,
    path,
    expected,
  ];
  return [
    job("metadata.annotations[helm.sh/hook]", undefined),
    job("spec.template.spec.initContainers[wait-for-stores].args", ["dynamodb-local:8000"]),
    ...programFacts(name).map(([path, expected]) => job(path, expected)),
    [
      environment,
      "Deployment",
      name,
      "spec.template.spec.initContainers[wait-for-migration].args[*]",
      /^app\.kubernetes\.io\/name=.*,migration\/content=[0-9a-f]{8}$/,
    ],
    [environment, "Job", `${name}-migration`, "kind", undefined],
  ];
}

// 1. The store is AWS's. 3. Nothing of the service changes before the migration has succeeded.
function hookFacts(environment: Environment, name: string): readonly Fact[] {
  const job = (path: string, expected: unknown): Fact => [
    environment,
    "Job",
    `${name}-migration`,
    path,
    expected,
  ];
  return [
    job("metadata.annotations[helm.sh/hook]", "pre-install,pre-upgrade"),
    job("spec.template.spec.serviceAccountName", `${name}-migration`),
    job("spec.template.spec.initContainers", undefined),
    ...programFacts(name).map(([path, expected]) => job(path, expected)),
    [environment, "Deployment", name, "spec.template.spec.initContainers", undefined],
    [
      environment,
      "ServiceAccount",
      `${name}-migration`,
      "metadata.annotations[eks.amazonaws.com/role-arn]",
      `arn:aws:iam::123456789012:role/ai-nutritionist-${environment}-${name}`,
    ],
    [
      environment,
      "ExternalSecret",
      `${name}-migration`,
      "metadata.annotations[helm.sh/hook]",
      "pre-install,pre-upgrade",
    ],
    [environment, "ExternalSecret", `${name}-migration`, "spec.secretStoreRef.name", "ai-nutritionist-hooks"],
  ];
}

// 2. What each migration does, never twice at once.
function programFacts(name: string): readonly (readonly [path: string, expected: unknown])[] {
  const { options, tries, seconds } = migrated[name]!;
  return [
    [
      "spec.template.spec.containers[migration].command",
      ["python", "-m", "app.migrations", "upgrade", "--to", "1", ...options],
    ],
    ["spec.template.spec.containers[migration].image", /^ghcr\.io\/ai-nutritionist\//],
    ["spec.backoffLimit", tries],
    ["spec.podReplacementPolicy", "Failed"],
    ["spec.activeDeadlineSeconds", seconds],
  ];
}

// 2. Webhooks are registered when messaging is up.
function webhookFacts(environment: Environment): readonly Fact[] {
  const job = (path: string, expected: unknown): Fact => [
    environment,
    "Job",
    "messaging-service-migration",
    path,
    expected,
  ];
  return [
    job("metadata.annotations[helm.sh/hook]", "post-install,post-upgrade"),
    job("spec.template.spec.initContainers[wait-for-stores].args", ["messaging-service:8080"]),
    job("spec.template.spec.containers[migration].command", ["python", "-m", "app.webhooks", "register"]),
  ];
}

// 4. After the rollout, each route is tried.
function smokeCheckFacts(environment: Environment, name: string, path: string): readonly Fact[] {
  const job = (place: string, expected: unknown): Fact => [
    environment,
    "Job",
    `${name}-smoke-check`,
    place,
    expected,
  ];
  const url = name === "web-app" ? "http://web-app:80/" : `http://${name}:8080${path}`;
  return [
    job("metadata.annotations[helm.sh/hook]", "post-install,post-upgrade,test"),
    job("spec.template.spec.containers[smoke-check].args", ["500", url]),
  ];
}
