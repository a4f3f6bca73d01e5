import type { NamespaceSource } from "chartwright";

/**
 * Guard-rails of the namespaces; values/namespace/ has what is different in each environment. What the platform adds up to, in the order
 * as installed / while an upgrade rolls all Deployments at once / with every autoscaler at its maximum (chartwright validate adds it up
 * again, and says so when it no longer fits):
 *
 *                development and preview     staging                    production
 *   requests CPU   1.4  /  2.6   /  1.4      3.15 /  4.65 / 11.45       6.55 /  8.45 / 16.45
 *   limits   CPU   4.45 /  8.05  /  4.45     9.35 / 13.85 / 35.75      19.35 / 24.95 / 49.15
 *   requests Gi    2.25 /  3.94  /  2.25     4.32 /  6.32 / 16.32      10.57 / 13.57 / 28.57
 *   limits   Gi    4.63 /  8.19  /  4.63     9.07 / 13.32 / 35.07      22.32 / 28.57 / 59.57
 *   pods            13  /   24   /   13       21  /   31  /   64         32  /   42  /   65
 *   Services 15 and 12, claims 2 and 1, Deployments 11 and 10, StatefulSets 2 and 1, ConfigMaps 3 and 2;
 *   Secrets 22: one for each of ten services, the registry's, the certificate, ten of Helm's releases.
 *
 * The rest is room for Jobs and for a surge at the maximum. The figures here hold staging and what the catalogue says without a values
 * file (11.55, 36.35, 16.63 Gi, 35.63 Gi, 66 pods).
 */
export const namespace: NamespaceSource = {
  podSecurity: { enforce: "restricted", version: "v1.37" },
  resourceQuota: {
    hard: {
      "requests.cpu": 14,
      "requests.memory": "20Gi",
      "limits.cpu": 42,
      "limits.memory": "42Gi",
      pods: 80,
      services: 20,
      persistentvolumeclaims: 10,
      secrets: 40,
      configmaps: 20,
      "count/deployments.apps": 15,
      "count/statefulsets.apps": 5,
    },
  },
  limitRange: {
    container: {
      defaultRequest: { cpu: "100m", memory: "128Mi" },
      default: { cpu: "500m", memory: "512Mi" },
      min: { cpu: "50m", memory: "64Mi" },
      max: { cpu: "2", memory: "4Gi" },
    },
    pod: { max: { cpu: "4", memory: "8Gi" } },
    persistentVolumeClaim: { min: { storage: "1Gi" }, max: { storage: "100Gi" } },
  },
  defaultDeny: true,
};
