import type { Fact, Facts } from "./fact.js";
import { type Environment, small, type ServiceTable } from "./platform-tables.js";

export function scalingFacts(
  environment: Environment,
  name: string,
  { replicas, scaled, budget }: ServiceTable,
): readonly Fact[] {
  const count = replicas[small.includes(environment) ? 0 : environment === "staging" ? 1 : 2];
  const autoscaler = (path: string, expected: unknown): Fact => [
    environment,
    "HorizontalPodAutoscaler",
    name,
    path,
    expected,
  ];
  const available = small.includes(environment) ? undefined : budget?.[environment === "staging" ? 0 : 1];
  const runs = scaled !== undefined && !small.includes(environment);
  return [
    [environment, "PodDisruptionBudget", name, "spec.minAvailable", available],
    [environment, "Deployment", name, "spec.replicas", runs ? undefined : count],
    autoscaler("spec.minReplicas", runs ? count : undefined),
    ...(runs
      ? [
          autoscaler("spec.maxReplicas", scaled.max),
          autoscaler("spec.scaleTargetRef", { apiVersion: "apps/v1", kind: "Deployment", name }),
          autoscaler("spec.metrics[resource.name=cpu].resource.target", {
            type: "Utilization",
            averageUtilization: scaled.cpu,
          }),
          autoscaler("spec.metrics[resource.name=memory].resource.target.averageUtilization", scaled.memory),
          autoscaler("spec.metrics[type=Pods].pods.metric.name", scaled.pods?.[0]),
          autoscaler("spec.metrics[type=Pods].pods.target.averageValue", scaled.pods?.[1]),
          ...behaviourFacts(name).map(([path, expected]) => autoscaler(`spec.behavior.${path}`, expected)),
        ]
      : []),
  ];
}

/**
 * Recommendations in production; in development, where nothing scales by the number of pods, requests follow.
 */
export function verticalFacts(environment: Environment, name: string, { vertical }: ServiceTable): Facts {
  const mode = { production: "Off", development: "InPlaceOrRecreate" }[environment as string];
  if (vertical === undefined || mode === undefined) return [["kind", undefined]];
  const [minAllowed, maxAllowed] = vertical;
  const own = `spec.resourcePolicy.containerPolicies[containerName=${name}]`;
  return [
    ["spec.targetRef", { apiVersion: "apps/v1", kind: "Deployment", name }],
    ["spec.updatePolicy.updateMode", mode],
    ["spec.updatePolicy.minReplicas", environment === "development" ? 1 : undefined],
    [`${own}.minAllowed`, minAllowed],
    [`${own}.maxAllowed`, maxAllowed],
    ["spec.resourcePolicy.containerPolicies[containerName=*].mode", "Off"],
  ];
}

function behaviourFacts(name: string): Facts {
  const policies = (percent: number, pods: number) => [
    { type: "Percent", value: percent, periodSeconds: 15 },
    { type: "Pods", value: pods, periodSeconds: 15 },
  ];
  switch (name) {
    case "nutrition-service":
      return [
        ["scaleUp", { stabilizationWindowSeconds: 0, selectPolicy: "Max", policies: policies(100, 4) }],
        [
          "scaleDown",
          { stabilizationWindowSeconds: 300, policies: [{ type: "Percent", value: 10, periodSeconds: 60 }] },
        ],
      ];
    case "ai-coach-service":
      return [
        ["scaleUp", { stabilizationWindowSeconds: 30, selectPolicy: "Max", policies: policies(200, 5) }],
        ["scaleDown.stabilizationWindowSeconds", 600],
      ];
    default:
      return [];
  }
}

export function quantities(environment: Environment, { resources }: ServiceTable): string {
  const own = small.includes(environment)
    ? resources.small
    : environment === "production"
      ? resources.production
      : undefined;
  return own ?? resources.usual;
}
