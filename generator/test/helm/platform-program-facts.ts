import { type Fact, type Facts, resources, securityFacts } from "./fact.js";
import {
  addresses,
  type Environment,
  hosts,
  images,
  python,
  pythonServices,
  small,
  type ServiceTable,
} from "./platform-tables.js";
import { quantities, scalingFacts, verticalFacts } from "./platform-scaling-facts.js";

/** What the platform knows of one of its own programs in an environment. */
export function programFacts(environment: Environment, name: string, table: ServiceTable): readonly Fact[] {
  const pod = "spec.template.spec";
  const main = `${pod}.containers[${name}]`;
  const fact = (path: string, expected: unknown): Fact => [environment, "Deployment", name, path, expected];
  const { tag, pullPolicy } = images[environment];
  return [
    fact(`${main}.image`, `ghcr.io/ai-nutritionist/${name}:${tag}`),
    fact(`${main}.imagePullPolicy`, pullPolicy),
    fact(`${pod}.imagePullSecrets`, [{ name: "registry-secret" }]),
    fact(`${main}.resources`, resources(quantities(environment, table))),
    ...scalingFacts(environment, name, table),
    ...verticalFacts(environment, name, table).map(
      ([path, expected]): Fact => [environment, "VerticalPodAutoscaler", name, path, expected],
    ),
    ...envFacts(environment, name, table).map(([path, expected]) => fact(`${main}.env${path}`, expected)),
    ...probeFacts(name).map(([path, expected]) => fact(`${main}.${path}`, expected)),
    fact(`${pod}.securityContext.fsGroup`, 2000),
    ...securityFacts(1000, 2000).map(([path, expected]) => fact(`${pod}.${path}`, expected)),
    ...Object.entries(table.writable).flatMap(([mountPath, sizeLimit]) => {
      const volume = mountPath.split("/").pop()!;
      return [
        fact(`${main}.volumeMounts[mountPath=${mountPath}].name`, volume),
        fact(`${pod}.volumes[${volume}].emptyDir.sizeLimit`, sizeLimit),
      ];
    }),
    fact(`${main}.volumeMounts[*].mountPath`, new Set(Object.keys(table.writable))),
    fact(`${main}.lifecycle.preStop.sleep.seconds`, 10),
    fact(`${pod}.terminationGracePeriodSeconds`, 60),
    fact("spec.strategy.rollingUpdate", { maxSurge: 1, maxUnavailable: 0 }),
    fact(`${pod}.serviceAccountName`, name),
    fact(`${pod}.automountServiceAccountToken`, false),
    ...placementFacts(environment, name).map(([path, expected]) => fact(`${pod}.${path}`, expected)),
    [
      environment,
      "ServiceAccount",
      name,
      "metadata.annotations[eks.amazonaws.com/role-arn]",
      role(environment, name),
    ],
    ...ingressFacts(environment, name, table),
    ...portFacts(environment, name),
  ];
}

/** All variables: those that must be there, and no other. */
function envFacts(environment: Environment, name: string, { secrets, calls }: ServiceTable): Facts {
  const own: Record<string, string | RegExp> =
    name === "web-app"
      ? { NODE_ENV: "production", API_BASE_URL: `https://${hosts[environment].api}` }
      : Object.fromEntries(
          Object.entries(python).map(([variable, values]) => [variable, values[environment] ?? values.usual]),
        );
  const told = Object.assign({}, ...calls.map((callee) => addresses(callee, environment))) as Record<
    string,
    string | RegExp
  >;
  const values = Object.entries({ ...own, ...told });
  return [
    ...values.map(([variable, expected]): [string, unknown] => [`[${variable}].value`, expected]),
    ...secrets.map((key): [string, unknown] => [`[${key}].valueFrom.secretKeyRef`, { name, key }]),
    ["[*].name", new Set([...values.map(([variable]) => variable), ...secrets])],
  ];
}

function probeFacts(name: string): Facts {
  const slow = name === "ai-coach-service";
  const health = { httpGet: { path: "/health", port: "http" } };
  return [
    [
      "startupProbe",
      {
        ...health,
        initialDelaySeconds: slow ? 30 : 10,
        periodSeconds: 10,
        timeoutSeconds: slow ? 10 : 5,
        failureThreshold: 30,
      },
    ],
    [
      "livenessProbe",
      {
        ...health,
        initialDelaySeconds: slow ? 60 : 30,
        periodSeconds: 10,
        timeoutSeconds: slow ? 10 : 5,
        failureThreshold: 3,
      },
    ],
    [
      "readinessProbe",
      {
        httpGet: { path: "/ready", port: "http" },
        initialDelaySeconds: slow ? 10 : 5,
        periodSeconds: 5,
        timeoutSeconds: slow ? 5 : 3,
        failureThreshold: 3,
      },
    ],
  ];
}

function placementFacts(environment: Environment, name: string): Facts {
  const pools = !small.includes(environment);
  const ai = name === "ai-coach-service";
  const spot = name === "web-app" || name.endsWith("-bot");
  const taints = [...(ai ? ["ai-workload=true"] : ["app=ai-nutritionist"]), ...(spot ? ["spot=true"] : [])];
  return [
    ["nodeSelector[node-type]", pools ? (ai ? "ai-workload" : "application") : undefined],
    [
      "tolerations",
      pools
        ? taints.map((taint) => ({
            key: taint.split("=")[0],
            operator: "Equal",
            value: taint.split("=")[1],
            effect: "NoSchedule",
          }))
        : undefined,
    ],
    [
      "topologySpreadConstraints[topologyKey=topology.kubernetes.io/zone].whenUnsatisfiable",
      "ScheduleAnyway",
    ],
    [
      "topologySpreadConstraints[topologyKey=karpenter.sh/capacity-type].whenUnsatisfiable",
      name === "web-app" ? "ScheduleAnyway" : undefined,
    ],
    [
      "affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[*].preference.matchExpressions[*].values[*]",
      name.endsWith("-bot") ? new Set(["spot"]) : undefined,
    ],
  ];
}

function role(environment: Environment, name: string): string | undefined {
  if (environment === "preview" || !(name in pythonServices)) return undefined;
  return `arn:aws:iam::123456789012:role/ai-nutritionist-${environment}-${name}`;
}

function portFacts(environment: Environment, name: string): readonly Fact[] {
  const [http, atService] = name === "web-app" ? [3000, 80] : [8080, 8080];
  const container = `spec.template.spec.containers[${name}].ports`;
  return [
    [environment, "Deployment", name, `${container}[http].containerPort`, http],
    [environment, "Deployment", name, `${container}[metrics].containerPort`, 8081],
    [environment, "Service", name, "spec.ports[http].port", atService],
    [environment, "Service", name, "spec.ports[http].targetPort", "http"],
    [environment, "Service", name, "spec.ports[metrics].port", 8081],
  ];
}

function ingressFacts(environment: Environment, name: string, { path }: ServiceTable): readonly Fact[] {
  const { web, api, admin } = hosts[environment];
  const [own, at, port] =
    name === "web-app" ? ([[web, admin], "/", 80] as const) : ([[api], path!, 8080] as const);
  const origins = [web, api, admin].map((origin) => `https://${origin}`).join(", ");
  const annotations = {
    "force-ssl-redirect": "true",
    "proxy-body-size": "10m",
    "proxy-connect-timeout": "60",
    "proxy-send-timeout": "60",
    "proxy-read-timeout": "60",
    "limit-rpm": "100",
    "enable-cors": "true",
    "cors-allow-origin": origins,
    "cors-allow-credentials": "true",
  };
  const expected: Facts = [
    ["spec.ingressClassName", "nginx"],
    ["spec.rules[*].host", new Set(own)],
    ["spec.tls[secretName=ai-nutritionist-tls].hosts[*]", new Set(own)],
    ...own.map(
      (host) =>
        [
          `spec.rules[host=${host}].http.paths`,
          [{ path: at, pathType: "Prefix", backend: { service: { name, port: { number: port } } } }],
        ] as const,
    ),
    ...Object.entries(annotations).map(
      ([key, text]) => [`metadata.annotations[nginx.ingress.kubernetes.io/${key}]`, text] as const,
    ),
  ];
  return expected.map(([at, value]) => [environment, "Ingress", name, at, value]);
}
