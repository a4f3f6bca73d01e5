import type { NamespaceSource } from "chartwright";

/**
 * Guard-rails of the namespaces; values/namespace/ has what is different in each environment. What the
 * platform adds up to, in the order as installed / while an upgrade rolls all Deployments at once / with
 * every autoscaler at its maximum (chartwright validate adds it up again, and says so when it no longer
 * fits):
 *
 *                development and preview     staging                    production
 *   requests CPU 1.8 / 3 / 1.5 3.25 / 4.75 / 11.55 6.65 / 8.55 / 16.55 limits CPU 6.45 / 10.05 / 4.95 9.85 /
 *   14.35 / 36.25 19.85 / 25.45 / 49.65 requests Gi 2.75 / 4.44 / 2.38 4.44 / 6.44 / 16.44 10.69 / 13.69 /
 *   28.69 limits Gi 5.63 / 9.19 / 4.88 9.32 / 13.57 / 35.32 22.57 / 28.82 / 59.82 pods 17 / 28 / 14 22 / 32 /
 *   65 33 / 43 / 66 Services 15 and 12, claims 2 and 1, Deployments 11 and 10, StatefulSets 2 and 1,
 *   ConfigMaps 7 and 6; Secrets 22: one for each of ten services, the registry's, the certificate, ten of
 *   Helm's releases; 4 more while hooks run.
 *
 * That is with the migrations: all at once where pods wait for them, else one chart hook at a time. The rest
 * is room for a surge at the maximum. The figures here hold staging and what the catalogue says without a
 * values file (11.65, 36.85, 16.75 Gi, 35.88 Gi, 67 pods).
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
