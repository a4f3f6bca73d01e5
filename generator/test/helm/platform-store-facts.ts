import { type Fact, resources, securityFacts } from "./fact.js";
import { type Environment, small } from "./platform-tables.js";

/** What the platform knows of redis, and of what stands in for AWS in development and previews. */
export function storeFacts(environment: Environment): readonly Fact[] {
  return [
    ...redisFacts(environment),
    ...(small.includes(environment) ? standInFacts(environment) : absenceFacts(environment)),
  ];
}

function redisFacts(environment: Environment): readonly Fact[] {
  const pod = "spec.template.spec";
  const main = `${pod}.containers[redis]`;
  const exporter = `${pod}.containers[exporter]`;
  const fact = (path: string, expected: unknown): Fact => [
    environment,
    "StatefulSet",
    "redis",
    path,
    expected,
  ];
  const password = { valueFrom: { secretKeyRef: { name: "redis", key: "REDIS_PASSWORD" } } };
  return [
    fact("spec.replicas", 1),
    fact(`${main}.image`, /^docker\.io\/valkey\/valkey:\d+\.\d+\.\d+$/),
    fact(`${main}.command`, ["redis-server", "/etc/redis/redis.conf"]),
    fact(`${main}.args`, ["--requirepass", "$(REDIS_PASSWORD)"]),
    fact(`${main}.env[REDIS_PASSWORD]`, { name: "REDIS_PASSWORD", ...password }),
    fact(`${main}.ports[redis].containerPort`, 6379),
    fact(`${main}.resources`, resources("100m/300m 256Mi/512Mi")),
    fact(`${main}.livenessProbe`, {
      tcpSocket: { port: "redis" },
      initialDelaySeconds: 30,
      periodSeconds: 5,
    }),
    fact(`${main}.readinessProbe.exec.command[*]`, new Set(["redis-cli", "-e", "ping"])),
    fact(`${main}.readinessProbe.initialDelaySeconds`, 5),
    fact(`${main}.readinessProbe.periodSeconds`, 5),
    fact(`${main}.startupProbe.tcpSocket.port`, "redis"),
    fact(`${main}.volumeMounts[mountPath=/etc/redis/redis.conf].subPath`, "redis.conf"),
    fact(`${main}.volumeMounts[mountPath=/data].name`, "data"),
    fact(
      "spec.volumeClaimTemplates[metadata.name=data].spec.resources.requests.storage",
      environment === "preview" ? "1Gi" : "10Gi",
    ),
    fact("spec.volumeClaimTemplates[metadata.name=data].spec.storageClassName", "fast-ssd"),
    fact(`${pod}.securityContext.fsGroup`, 999),
    ...securityFacts(999, 999).map(([path, expected]) => fact(`${pod}.${path}`, expected)),
    fact(`${exporter}.image`, /^docker\.io\/oliver006\/redis_exporter:v\d+\.\d+\.\d+$/),
    fact(`${exporter}.ports[metrics].containerPort`, 9121),
    fact(`${exporter}.env[REDIS_ADDR].value`, "localhost:6379"),
    fact(`${exporter}.env[REDIS_PASSWORD]`, { name: "REDIS_PASSWORD", ...password }),
    // The least that the namespace's LimitRange lets in.
    fact(`${exporter}.resources`, resources("50m/50m 64Mi/64Mi")),
    [environment, "Service", "redis-service", "spec.ports[redis].port", 6379],
    [environment, "Service", "redis-service", "spec.ports[metrics].port", 9121],
    ...configFacts(environment),
  ];
}

function configFacts(environment: Environment): readonly Fact[] {
  const lines = [
    "timeout 300",
    "tcp-keepalive 60",
    "tcp-backlog 511",
    "databases 16",
    "loglevel notice",
    "dir /data",
    "appendonly no",
    "save 900 1",
    "save 300 10",
    "save 60 10000",
    "maxmemory 450mb",
    "maxmemory-policy allkeys-lru",
  ];
  const file = (expected: RegExp): Fact => [
    environment,
    "ConfigMap",
    "redis-config",
    "data[redis.conf]",
    expected,
  ];
  return [...lines.map((line) => file(new RegExp(`^${line}$`, "m"))), file(/^(?![^]*requirepass)/)];
}

function standInFacts(environment: Environment): readonly Fact[] {
  const pod = "spec.template.spec";
  const dynamodb = (path: string, expected: unknown): Fact => [
    environment,
    "StatefulSet",
    "dynamodb-local",
    path,
    expected,
  ];
  const mock = (path: string, expected: unknown): Fact => [
    environment,
    "Deployment",
    "bedrock-mock",
    path,
    expected,
  ];
  return [
    dynamodb("spec.replicas", 1),
    dynamodb(`${pod}.containers[dynamodb-local].image`, /^docker\.io\/amazon\/dynamodb-local:\d+\.\d+\.\d+$/),
    dynamodb(`${pod}.containers[dynamodb-local].ports[http].containerPort`, 8000),
    dynamodb(`${pod}.containers[dynamodb-local].resources`, resources("50m/500m 256Mi/512Mi")),
    dynamodb(`${pod}.securityContext.fsGroup`, 1000),
    ...securityFacts(1000, 1000).map(([path, expected]) => dynamodb(`${pod}.${path}`, expected)),
    [environment, "Service", "dynamodb-local", "spec.ports[http].port", 8000],
    mock("spec.replicas", 1),
    mock(
      `${pod}.containers[bedrock-mock].image`,
      /^docker\.io\/nginxinc\/nginx-unprivileged:\d+\.\d+\.\d+-alpine$/,
    ),
    ...securityFacts(101, 101).map(([path, expected]) => mock(`${pod}.${path}`, expected)),
    [environment, "Service", "bedrock-mock", "spec.ports[http].port", 80],
    [environment, "ConfigMap", "bedrock-mock-config", "data[default.conf]", /\/converse/],
  ];
}

function absenceFacts(environment: Environment): readonly Fact[] {
  return ["dynamodb-local", "bedrock-mock"].flatMap((name) =>
    ["Deployment", "StatefulSet", "Service", "ServiceAccount", "NetworkPolicy"].map(
      (kind): Fact => [environment, kind, name, "metadata.name", undefined],
    ),
  );
}
