/** What somebody meant who writes a key as `helm create` or another widespread chart has it. */
export type Meant =
  /** The same under another key, from the place of its service or workload on, or from `global` on. */
  | { readonly key: string }
  /** What is not a value here: what to do instead. */
  | { readonly instead: string };

/**
 * Keys of values files elsewhere that are no keys here, with what to write instead: from the place of their
 * service, workload or container on. A key that a chart has after all is not looked up.
 */
export const otherWords: Readonly<Record<string, Meant>> = {
  replicas: { key: "replicaCount" },
  "image.pullSecrets": { key: "imagePullSecrets" },
  "image.name": { key: "image.repository" },
  "image.imagePullPolicy": { key: "image.pullPolicy" },
  "global.image.pullSecrets": { key: "global.imagePullSecrets" },
  "global.imageRegistry": { key: "global.image.registry" },
  "global.storageClass": { key: "global.storageClassName" },
  "global.imagePullPolicy": { key: "global.image.pullPolicy" },
  nameOverride: names(),
  fullnameOverride: names(),
  "global.nameOverride": names(),
  "global.fullnameOverride": names(),
  securityContext: security(),
  podSecurityContext: security(),
  containerSecurityContext: security(),
  "service.port": ports(),
  "service.ports": ports(),
  "service.targetPort": ports(),
  "service.nodePort": ports(),
  "service.nodePorts": ports(),
  service: ports(),
  containerPort: ports(),
  containerPorts: ports(),
  "ingress.enabled": { key: "global.ingress.enabled" },
  "ingress.className": { key: "global.ingress.className" },
  "ingress.ingressClassName": { key: "global.ingress.className" },
  "ingress.hosts": hosts(),
  "ingress.hostname": hosts(),
  "ingress.tls": certificates(),
  ingress: {
    instead:
      "global.ingress (enabled, className, tlsSecretName) for all services and global.hosts for their " +
      "host names; what is routed is said by routes in the catalogue",
  },
  "global.ingress.ingressClassName": { key: "global.ingress.className" },
  "global.ingress.hosts": hosts(),
  "global.ingress.tls": certificates(),
  httpRoute: {
    instead:
      "global.gateway (enabled, name, namespace, sectionName) for all services and global.hosts for " +
      "their host names; what is routed is said by routes in the catalogue",
  },
  volumes: volumes(),
  volumeMounts: volumes(),
  extraVolumes: volumes(),
  extraVolumeMounts: volumes(),
  env: { key: "extraEnv" },
  extraEnvVars: { key: "extraEnv" },
  extraEnvs: { key: "extraEnv" },
  envVars: { key: "extraEnv" },
  envFrom: catalogues("envFrom"),
  extraEnvFrom: catalogues("envFrom"),
  extraEnvVarsCM: catalogues("envFrom"),
  extraEnvVarsSecret: catalogues("envFrom"),
  "serviceAccount.automount": catalogues("serviceAccount.mountToken", ", with the reason"),
  "serviceAccount.automountServiceAccountToken": catalogues("serviceAccount.mountToken", ", with the reason"),
  serviceAccount: catalogues("serviceAccount.shared", ": the pods have an account that exists already"),
  serviceAccountName: { key: "serviceAccount.name" },
  "autoscaling.targetCPU": { key: "autoscaling.targetCPUUtilizationPercentage" },
  "autoscaling.targetMemory": { key: "autoscaling.targetMemoryUtilizationPercentage" },
  autoscaling: catalogues("autoscaling", "; its numbers are values then"),
  hpa: { key: "autoscaling" },
  pdb: { key: "podDisruptionBudget" },
  podDisruptionBudget: catalogues("podDisruptionBudget", "; its numbers are values then"),
  livenessProbe: catalogues("livenessProbe", "; its numbers are values then"),
  readinessProbe: catalogues("readinessProbe", "; its numbers are values then"),
  startupProbe: catalogues("startupProbe", "; its numbers are values then"),
  ...Object.fromEntries(
    ["livenessProbe", "readinessProbe", "startupProbe"].flatMap((probe) =>
      ["httpGet", "tcpSocket", "exec", "grpc", "enabled"].map((key) => [
        `${probe}.${key}`,
        catalogues(probe),
      ]),
    ),
  ),
  command: catalogues("command"),
  args: catalogues("args"),
  lifecycle: catalogues("lifecycle"),
  strategy: catalogues("updateStrategy"),
  updateStrategy: catalogues("updateStrategy"),
  terminationGracePeriodSeconds: catalogues("terminationGracePeriodSeconds"),
  hostAliases: catalogues("hostAliases"),
  sidecars: catalogues("containers, or initContainers with restartPolicy Always"),
  extraContainers: catalogues("containers, or initContainers with restartPolicy Always"),
  extraInitContainers: catalogues("initContainers"),
  commonLabels: { key: "labels" },
  commonAnnotations: { key: "annotations" },
};

function catalogues(fields: string, rest = ""): Meant {
  return { instead: `${fields} in the catalogue${rest}` };
}

function names(): Meant {
  return {
    instead:
      "fullname in the catalogue, which says how names begin, for other charts call the service by its " +
      "name; where it is elsewhere, its callers' global.endpoints",
  };
}

function security(): Meant {
  return catalogues("runAsUser, runAsGroup and fsGroup", ", or exceptions for what Pod Security forbids");
}

function ports(): Meant {
  return catalogues("ports and kubernetesServices", ", for other charts call the service at them");
}

function hosts(): Meant {
  return { instead: "global.hosts for the host names; what is routed is said by routes in the catalogue" };
}

function certificates(): Meant {
  return { instead: "global.ingress.tlsSecretName, or global.ingress.tlsSecretNames for one host" };
}

function volumes(): Meant {
  return catalogues("volumes and volumeMounts");
}
