import { at } from "./at.js";
import { pick } from "./installation.js";
import {
  type Text,
  alike,
  among,
  asChartText,
  containerOf,
  filledIn,
  find,
  inAll,
  inReadme,
  inSchema,
  metadata,
  named,
  objects,
  pod,
  podOf,
  pods,
  service,
  variable,
  volume,
  within,
} from "./place-objects.js";

/**
 * Returns what stands where the text belongs. A "word" is a name or a choice of ours, or stands in the
 * catalogue a second time.
 */
type Place = "word" | ((text: Text) => unknown);

const workload = "services.*.workloads.*";
const container = `${workload}.containers|initContainers.*`;

/** Where each text of a completed catalogue arrives; the first pattern that fits counts. */
export const places: readonly (readonly [pattern: string, Place])[] = [
  [
    "name|version|appVersion|kubeVersion",
    ({ catalogue, steps, ...rest }) => pick(metadata(rest, catalogue.name), steps),
  ],
  [
    "description",
    ({ catalogue, ...rest }) => asChartText(rest, pick(metadata(rest, catalogue.name), ["description"])),
  ],
  [
    "keywords|sources|maintainers.**",
    ({ catalogue, steps, ...rest }) => asChartText(rest, pick(metadata(rest, catalogue.name), steps)),
  ],
  ["annotations.*", ({ catalogue, steps, ...rest }) => pick(metadata(rest, catalogue.name), steps)],
  ["imageRegistry", "word"],
  [
    "imagePullSecrets.*",
    ({ installation, steps }) =>
      alike(pods(installation).map((pod) => pick(pod, ["spec", "imagePullSecrets", steps[1]!, "name"]))),
  ],
  [
    "hosts.*",
    ({ catalogue, installation, steps }) =>
      pick(installation.charts.get(catalogue.name)?.values, ["global", ...steps]),
  ],
  ["ingress.className", ({ installation }) => inAll(installation, "Ingress", ["spec", "ingressClassName"])],
  [
    "ingress.tlsSecretName",
    ({ installation }) => inAll(installation, "Ingress", ["spec", "tls", 0, "secretName"]),
  ],
  [
    "ingress.annotations.*",
    ({ installation, steps }) => inAll(installation, "Ingress", ["metadata", ...steps.slice(1)]),
  ],
  ["gateway.httpSectionName", "word"],
  [
    "gateway.*",
    ({ installation, steps }) => inAll(installation, "HTTPRoute", ["spec", "parentRefs", 0, steps[1]!]),
  ],
  ["networkPolicy|externalServices|ordering|declared.**", "word"],
  ["secrets|identity|autoscaling.**", "word"],
  // Names that follow from the others.
  ["services.*.objects.**", "word"],

  [
    "services.*.description",
    (text) => asChartText(text, pick(metadata(text, service(text).name), ["description"])),
  ],
  ["services.*.version|appVersion", (text) => pick(metadata(text, service(text).name), text.steps.slice(2))],
  [
    "services.*.labels|annotations.*",
    (text) => alike(objects(text).map((object) => pick(object, ["metadata", ...text.steps.slice(2)]))),
  ],
  [
    "services.*.serviceAccount.annotations.*",
    (text) => pick(find(text, "ServiceAccount"), ["metadata", ...text.steps.slice(3)]),
  ],
  // Empty: it has the service's.
  [
    "services.*.serviceAccount.name",
    (text) => text.text && pick(podOf(text, service(text).workloads[0]!), ["spec", "serviceAccountName"]),
  ],
  [
    "services.*.serviceAccount.shared.name",
    (text) => pick(podOf(text, service(text).workloads[0]!), ["spec", "serviceAccountName"]),
  ],
  ["services.*.serviceAccount.shared.reason", inReadme],
  // The reason for the roles says more.
  ["services.*.serviceAccount.mountToken", (text) => (service(text).rbac ? text.text : inReadme(text))],
  ["services.*.rbac.reason", inReadme],
  [
    "services.*.rbac.clusterRules.**",
    (text) => pick(find(text, "ClusterRole"), ["rules", ...text.steps.slice(4)]),
  ],
  [
    "services.*.configMaps.*.data|files.*",
    (text) => pick(find(text, "ConfigMap", named(text, 4)), ["data", text.steps[5]!]),
  ],
  [
    "services.*.kubernetesServices.*.annotations.*",
    (text) => pick(find(text, "Service", named(text, 4)), ["metadata", ...text.steps.slice(4)]),
  ],
  [
    "services.*.kubernetesServices.*.ports.*.name|appProtocol",
    (text) => pick(find(text, "Service", named(text, 4)), ["spec", ...text.steps.slice(4)]),
  ],
  [
    "services.*.routes.*.urlPath",
    (text) =>
      among(
        text,
        at(objects(text), "[*].spec.rules[*].http.paths[*].path"),
        at(objects(text), "[*].spec.rules[*].matches[*].path.value"),
      ),
  ],
  [
    "services.*.clients.*.peer.namespaceLabels.*",
    (text) =>
      among(
        text,
        at(
          find(text, "NetworkPolicy"),
          `spec.ingress[*].from[*].namespaceSelector.matchLabels.${text.steps[6]}`,
        ),
      ),
  ],
  [
    "services.*.clients.*.peer.podLabels.*",
    (text) =>
      among(
        text,
        at(find(text, "NetworkPolicy"), `spec.ingress[*].from[*].podSelector.matchLabels.${text.steps[6]}`),
      ),
  ],
  [
    "services.*.values.*.default.**",
    (text) =>
      pick(text.installation.charts.get(service(text).name)?.values, [
        text.steps[3]!,
        ...text.steps.slice(5),
      ]),
  ],
  ["services.*.values.*.description|schema.**", inSchema],

  [
    `${workload}.nodeSelector|tolerations|topologySpreadConstraints|priorityClassName|runtimeClassName|schedulerName|dnsConfig|hostAliases.**`,
    (text) => pick(pod(text), ["spec", ...text.steps.slice(4)]) ?? "",
  ],
  [`${workload}.podLabels.*`, (text) => pick(pod(text), ["metadata", "labels", text.steps[5]!])],
  [`${workload}.podAnnotations.*`, (text) => pick(pod(text), ["metadata", "annotations", text.steps[5]!])],
  [`${workload}.cronJob.schedule|timeZone`, (text) => pick(find(text, "CronJob"), ["spec", text.steps[5]!])],
  [`${workload}.podExceptions.*`, inReadme],
  [`${workload}.volumes.*.hostPath.reason`, inReadme],
  [`${workload}.volumes.*.configMap.configMap`, "word"],
  [`${workload}.volumes.*.configMap|hostPath.**`, (text) => pick(volume(text), text.steps.slice(6))],
  [
    `${workload}.volumes.*.persistentVolumeClaim.size`,
    (text) => at(find(text, "PersistentVolumeClaim"), "spec.resources.requests.storage"),
  ],
  [
    `${workload}.volumes.*.persistentVolumeClaim.accessModes.*`,
    (text) => pick(find(text, "PersistentVolumeClaim"), ["spec", ...text.steps.slice(7)]),
  ],
  [
    `${workload}.volumes.*.persistentVolumeClaim.storageClassName`,
    (text) => at(find(text, "PersistentVolumeClaim"), "spec.storageClassName"),
  ],

  [`${container}.startupProbe|livenessProbe|readinessProbe.grpc.port`, "word"],
  [
    `${container}.name|command|args|workingDir|startupProbe|livenessProbe|readinessProbe|lifecycle|volumeMounts.**`,
    (text) => pick(containerOf(text), text.steps.slice(6)),
  ],
  [`${container}.image.*`, (text) => within(text, pick(containerOf(text), ["image"]))],
  [`${container}.exceptions.**`, inReadme],
  [`${container}.ports.*.name`, (text) => pick(containerOf(text), text.steps.slice(6))],
  [`${container}.envFrom.*.prefix`, (text) => pick(containerOf(text), text.steps.slice(6)) ?? ""],
  [
    `${container}.envFrom.*.secret`,
    (text) => pick(containerOf(text), ["envFrom", text.steps[7]!, "secretRef", "name"]),
  ],
  [`${container}.env.*.name`, (text) => pick(variable(text), ["name"])],
  [`${container}.env.*.default|value`, (text) => pick(variable(text), ["value"])],
  [`${container}.env.*.template`, (text) => filledIn(text, pick(variable(text), ["value"]))],
  [`${container}.env.*.description|enum.**`, inSchema],
  [`${container}.env.*.secret`, (text) => at(variable(text), "valueFrom.secretKeyRef.name")],
  [
    `${container}.env.*.key`,
    (text) =>
      at(variable(text), "valueFrom.secretKeyRef.key") ?? at(variable(text), "valueFrom.configMapKeyRef.key"),
  ],
  [`${container}.env.*.fieldPath`, (text) => at(variable(text), "valueFrom.fieldRef.fieldPath")],
  [`${container}.env.*.call|host|configMap|from|path.**`, "word"],
  [`${container}.envFrom|ports.**`, "word"],
  [`${container}.path|imagePath`, "word"],
  [`${workload}.name|path|kind|podManagementPolicy|updateStrategy|cronJob.**`, "word"],
  [
    "services.*.name|path|calls|startsAfter|routes|metrics|configMaps|kubernetesServices|clients|templates.**",
    "word",
  ],
];
