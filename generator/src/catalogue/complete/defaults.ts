import { defaultValues, listOfDefaults, type Group } from "./default-table.js";

/**
 * What a catalogue says where it says nothing. Only `complete` reads it: what comes after finds the value in
 * the catalogue. What is not here is empty or absent, or follows from other fields.
 */
const groups = {
  catalogue: {
    at: "",
    fields: {
      kubeVersion: [">=1.31.0-0", "what charts use by default needs no feature gate there"],
      fullname: ["release-service", "two releases in one namespace do not meet"],
      explicitSecurityContexts: [false, "what holds for the pod holds for its containers"],
    },
  },
  ingress: {
    at: "ingress",
    fields: {
      enabled: [true, "every cluster knows Ingress"],
    },
  },
  gateway: {
    at: "gateway",
    fields: {
      enabled: [false, "the Gateway API must be installed first"],
      name: ["gateway", "a name to begin with"],
      httpSectionName: ["http", "a name to begin with"],
    },
  },
  networkPolicy: {
    at: "networkPolicy",
    fields: {
      enabled: [true, "what nobody calls should not be reachable"],
      ingressController: [
        { namespaceLabels: { "kubernetes.io/metadata.name": "ingress-nginx" } },
        "where the usual controller is installed",
      ],
      monitoring: [
        { namespaceLabels: { "kubernetes.io/metadata.name": "monitoring" } },
        "where Prometheus is usually installed",
      ],
      kubernetesApi: [["0.0.0.0/0", "::/0"], "its address differs from cluster to cluster"],
      kubernetesApiPorts: [[443, 6443], "that of its Service, and of its servers"],
      dnsPorts: [[53], "DNS"],
      dns: [
        {
          namespaceLabels: { "kubernetes.io/metadata.name": "kube-system" },
          podLabels: { "k8s-app": "kube-dns" },
        },
        "CoreDNS as kubeadm and the clouds install it",
      ],
    },
  },
  autoscalers: {
    at: "autoscaling",
    fields: {
      engine: ["hpa", "every cluster knows it"],
    },
  },
  secrets: { at: "secrets", fields: { provider: ["existing", "needs no operator in the cluster"] } },
  externalSecret: {
    at: "secrets.externalSecret",
    fields: { refreshInterval: ["1h", "as External Secrets has it"] },
  },
  secretStoreRef: {
    at: "secrets.externalSecret.secretStoreRef",
    fields: { kind: ["SecretStore", "the release's namespace is enough"] },
  },
  issuer: { at: "certificates.NAME.issuer", fields: { kind: ["Issuer", "as cert-manager has it"] } },
  podSecurity: {
    at: "namespace.podSecurity",
    fields: {
      enforce: ["restricted", "all that the charts contain keeps to it"],
      audit: ["restricted", "as enforce"],
      warn: ["restricted", "as enforce"],
      version: ["v1.37", "an upgrade of the cluster refuses nothing new"],
    },
  },
  namespace: {
    at: "namespace",
    fields: {
      defaultDeny: [true, "what nobody calls should not be reachable"],
    },
  },
  ordering: {
    at: "ordering",
    fields: {
      image: [
        { registry: "docker.io", repository: "curlimages/curl", tag: "8.17.0", pullPolicy: "IfNotPresent" },
        "it has sh, curl and nc, and little else",
      ],
      resources: [
        { requests: { cpu: "50m", memory: "64Mi" }, limits: { cpu: "100m", memory: "64Mi" } },
        "it waits most of the time",
      ],
      runAsUser: [65532, "as distroless images have it"],
    },
  },
  externalService: { at: "externalServices.NAME", fields: { protocol: ["TCP", "as Kubernetes has it"] } },
  nodePool: { at: "nodePools.NAME", fields: { spot: [false, "nodes stay"] } },
  service: { at: "services.NAME", fields: { enabled: [true, "what is declared is installed"] } },
  metrics: { at: "services.NAME.metrics", fields: { path: ["/metrics", "as Prometheus has it"] } },
  call: { at: "services.NAME.calls[]", fields: { optional: [false, "a call is made for a reason"] } },
  migration: {
    at: "services.NAME.migration",
    fields: {
      activeDeadlineSeconds: [240, "Helm waits 300 seconds for a hook unless told otherwise"],
      backoffLimit: [2, "a store may need a moment"],
      restartPolicy: ["Never", "what each try has said stays to be read"],
    },
  },
  smokeCheck: {
    at: "services.NAME.smokeCheck",
    fields: {
      activeDeadlineSeconds: [60, "it runs when all is up"],
      backoffLimit: [0, "it asks again by itself"],
    },
  },
  workload: {
    at: "services.NAME",
    fields: {
      kind: ["Deployment", "most services keep nothing"],
      replicas: [1, "as Kubernetes has it"],
      revisionHistoryLimit: [5, "enough to go back, and half of what Kubernetes keeps"],
      podManagementPolicy: ["OrderedReady", "as Kubernetes has it"],
      topologySpreadConstraints: [
        [{ topologyKey: "topology.kubernetes.io/zone" }, { topologyKey: "kubernetes.io/hostname" }],
        "a zone or a node may fail; of a Deployment or StatefulSet",
      ],
    },
  },
  updateStrategy: {
    at: "services.NAME.updateStrategy",
    fields: { type: ["RollingUpdate", "as Kubernetes has it; where another field of it is given"] },
  },
  spread: {
    at: "services.NAME.topologySpreadConstraints[]",
    fields: { whenUnsatisfiable: ["ScheduleAnyway", "a pod somewhere is better than none"] },
  },
  autoscaling: { at: "services.NAME.autoscaling", fields: { enabled: [true, "it is declared"] } },
  verticalAutoscaling: {
    at: "services.NAME.verticalAutoscaling",
    fields: { enabled: [true, "it is declared"] },
  },
  podDisruptionBudget: {
    at: "services.NAME.podDisruptionBudget",
    fields: { enabled: [true, "it is declared"] },
  },
  job: {
    at: "services.NAME.job",
    fields: {
      suspend: [false, "as Kubernetes has it"],
      backoffLimit: [2, "a failure that stays is seen soon; not beside backoffLimitPerIndex"],
      restartPolicy: ["Never", "the logs of a failed pod stay"],
    },
  },
  cronJob: {
    at: "services.NAME.cronJob",
    fields: {
      suspend: [false, "as Kubernetes has it"],
      concurrencyPolicy: ["Forbid", "few programs expect to run twice at a time"],
    },
  },
  podCondition: {
    at: "services.NAME.job.podFailurePolicy.rules[].onPodConditions[]",
    fields: { status: ["True", "as Kubernetes has it"] },
  },
  claim: {
    at: "services.NAME.volumes.NAME.persistentVolumeClaim",
    fields: { accessModes: [["ReadWriteOnce"], "every storage class can do it"] },
  },
  container: {
    at: "services.NAME",
    fields: { stdin: [false, "as Kubernetes has it"], tty: [false, "as Kubernetes has it"] },
  },
  lifecycle: {
    at: "services.NAME.lifecycle",
    fields: {
      preStop: [{ sleep: { seconds: 5 } }, "news of a pod's end takes as long; of a Deployment that serves"],
    },
  },
  port: {
    at: "services.NAME.ports.NAME",
    fields: {
      protocol: ["TCP", "as Kubernetes has it"],
      scheme: ["http", "most ports speak it"],
      expose: [true, "a port is declared to be called"],
    },
  },
  envReference: {
    at: "services.NAME.env.NAME.secretKeyRef",
    fields: { optional: [false, "as Kubernetes has it"] },
  },
  hostVariable: { at: "services.NAME.env.NAME", fields: { text: ["{host}", "the host name alone"] } },
  kubernetesService: {
    at: "services.NAME.kubernetesServices.NAME",
    fields: {
      type: ["ClusterIP", "as Kubernetes has it"],
      headless: [false, "as Kubernetes has it"],
      publishNotReadyAddresses: [false, "as Kubernetes has it"],
    },
  },
  route: {
    at: "services.NAME.routes[]",
    fields: { path: ["/", "all of the host"], pathType: ["Prefix", "what is below a path belongs to it"] },
  },
  redirect: {
    at: "services.NAME.routes[].redirect",
    fields: { statusCode: [302, "browsers forget it again"] },
  },
  cors: {
    at: "services.NAME.routes[].cors",
    fields: {
      methods: [["GET", "PUT", "POST", "DELETE", "PATCH", "OPTIONS"], "controllers differ unless told"],
      headers: [
        ["Authorization", "Cache-Control", "Content-Type", "If-Modified-Since", "Range", "X-Requested-With"],
        "controllers differ unless told",
      ],
      credentials: [false, "as browsers have it"],
      maxAgeSeconds: [7200, "the longest that Chromium remembers"],
    },
  },
} as const satisfies Readonly<Record<string, Group>>;

/** The values alone: `defaults.workload.replicas`. */
export const defaults = defaultValues(groups);

export const defaultList = listOfDefaults(groups);
