/**
 * A catalogue of a platform of many services, as TypeScript that makes them in a loop: each with a port for
 * metrics, settings, a key of a Secret, an autoscaler and two calls. Every tenth has a route.
 *
 * @param tag version of the program of the middle one, to change one service and nothing else
 */
export function catalogueText(count: number, tag = "1.0.0"): string {
  return `const name = (i: number) => \`service-\${i}\`;

const service = (i: number) => ({
  description: \`Work of kind \${i}\`,
  image: { repository: \`example.com/platform/\${name(i)}\`, tag: i === ${Math.floor(count / 2)} ? "${tag}" : "1.0.0" },
  ports: { http: 8080, metrics: 8081 },
  metrics: { port: "metrics" },
  env: {
    LOG_LEVEL: "info",
    WORKERS: { default: "4", description: "Requests that are worked on at once." },
    DATABASE_PASSWORD: { secretKeyRef: { key: "DATABASE_PASSWORD" } },
  },
  calls: [i - 1, i - 7].filter((callee) => callee >= 0).map((callee, n) => ({ service: name(callee), env: { [n === 0 ? "FIRST_URL" : "SECOND_URL"]: "{url}" } })),
  readinessProbe: { httpGet: { path: "/ready", port: "http" } },
  livenessProbe: { httpGet: { path: "/health", port: "http" } },
  resources: { requests: { cpu: "100m", memory: "128Mi" }, limits: { memory: "256Mi" } },
  autoscaling: { minReplicas: 2, maxReplicas: 6, targetCPUUtilizationPercentage: 70 },
  podDisruptionBudget: { minAvailable: 1 },
  routes: i % 10 === 0 ? [{ host: "api", path: \`/\${name(i)}\` }] : [],
});

export default {
  name: "platform",
  version: "1.0.0",
  description: "A platform of ${count} services",
  hosts: { api: "api.example.com" },
  services: Object.fromEntries(Array.from({ length: ${count} }, (_, i) => [name(i), service(i)])),
};
`;
}
