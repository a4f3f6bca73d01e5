import type { Catalogue, Service, Workload } from "../../src/catalogue/model/catalogue.js";
import type { Step } from "../../src/problem/positions.js";
import { at } from "./at.js";
import { pick, type Installation } from "./installation.js";
import type { Manifest } from "./render.js";

/** A text of a catalogue, by the steps that lead to it. */
export interface Text {
  readonly catalogue: Catalogue;
  readonly installation: Installation;
  readonly steps: readonly Step[];
  readonly text: string;
}

/** Returns what stands where the text belongs. A "word" is a name or a choice of ours, or stands in the catalogue a second time. */
type Place = "word" | ((text: Text) => unknown);

const workload = "services.*.workloads.*";
const container = `${workload}.containers|initContainers.*`;

/** Where each text of a completed catalogue arrives; the first pattern that fits counts. */
export const places: readonly (readonly [pattern: string, Place])[] = [
  ["name|version|appVersion|kubeVersion", ({ catalogue, steps, ...rest }) => pick(metadata(rest, catalogue.name), steps)],
  ["description", ({ catalogue, ...rest }) => asChartText(rest, pick(metadata(rest, catalogue.name), ["description"]))],
  ["keywords|sources|maintainers.**", ({ catalogue, steps, ...rest }) => asChartText(rest, pick(metadata(rest, catalogue.name), steps))],
  ["annotations.*", ({ catalogue, steps, ...rest }) => pick(metadata(rest, catalogue.name), steps)],
  ["imageRegistry", "word"],
  ["imagePullSecrets.*", ({ installation, steps }) => alike(pods(installation).map((pod) => pick(pod, ["spec", "imagePullSecrets", steps[1]!, "name"])))],
  ["hosts.*", ({ catalogue, installation, steps }) => pick(installation.charts.get(catalogue.name)?.values, ["global", ...steps])],
  ["ingress.className", ({ installation }) => inAll(installation, "Ingress", ["spec", "ingressClassName"])],
  ["ingress.tlsSecretName", ({ installation }) => inAll(installation, "Ingress", ["spec", "tls", 0, "secretName"])],
  ["ingress.annotations.*", ({ installation, steps }) => inAll(installation, "Ingress", ["metadata", ...steps.slice(1)])],
  ["gateway.httpSectionName", "word"],
  ["gateway.*", ({ installation, steps }) => inAll(installation, "HTTPRoute", ["spec", "parentRefs", 0, steps[1]!])],
  ["networkPolicy|externalServices|ordering|declared.**", "word"],
  ["secrets|identity|autoscaling.**", "word"],

  ["services.*.description", (text) => asChartText(text, pick(metadata(text, service(text).name), ["description"]))],
  ["services.*.version|appVersion", (text) => pick(metadata(text, service(text).name), text.steps.slice(2))],
  ["services.*.labels|annotations.*", (text) => alike(objects(text).map((object) => pick(object, ["metadata", ...text.steps.slice(2)])))],
  ["services.*.serviceAccount.annotations.*", (text) => pick(find(text, "ServiceAccount"), ["metadata", ...text.steps.slice(3)])],
  ["services.*.serviceAccount.shared.name", (text) => pick(podOf(text, service(text).workloads[0]!), ["spec", "serviceAccountName"])],
  ["services.*.serviceAccount.shared.reason", inReadme],
  // The reason for the roles says more.
  ["services.*.serviceAccount.mountToken", (text) => (service(text).rbac ? text.text : inReadme(text))],
  ["services.*.rbac.reason", inReadme],
  ["services.*.rbac.clusterRules.**", (text) => pick(find(text, "ClusterRole"), ["rules", ...text.steps.slice(4)])],
  ["services.*.configMaps.*.data|files.*", (text) => pick(find(text, "ConfigMap", named(text, 4)), ["data", text.steps[5]!])],
  ["services.*.kubernetesServices.*.annotations.*", (text) => pick(find(text, "Service", named(text, 4)), ["metadata", ...text.steps.slice(4)])],
  ["services.*.kubernetesServices.*.ports.*.name|appProtocol", (text) => pick(find(text, "Service", named(text, 4)), ["spec", ...text.steps.slice(4)])],
  ["services.*.routes.*.urlPath", (text) => among(text, at(objects(text), "[*].spec.rules[*].http.paths[*].path"), at(objects(text), "[*].spec.rules[*].matches[*].path.value"))],
  ["services.*.clients.*.peer.namespaceLabels.*", (text) => among(text, at(find(text, "NetworkPolicy"), `spec.ingress[*].from[*].namespaceSelector.matchLabels.${text.steps[6]}`))],
  ["services.*.clients.*.peer.podLabels.*", (text) => among(text, at(find(text, "NetworkPolicy"), `spec.ingress[*].from[*].podSelector.matchLabels.${text.steps[6]}`))],
  ["services.*.values.*.default.**", (text) => pick(text.installation.charts.get(service(text).name)?.values, [text.steps[3]!, ...text.steps.slice(5)])],
  ["services.*.values.*.description|schema.**", inSchema],

  [`${workload}.nodeSelector|tolerations|topologySpreadConstraints|priorityClassName|runtimeClassName|schedulerName|dnsConfig|hostAliases.**`, (text) => pick(pod(text), ["spec", ...text.steps.slice(4)]) ?? ""],
  [`${workload}.podLabels.*`, (text) => pick(pod(text), ["metadata", "labels", text.steps[5]!])],
  [`${workload}.podAnnotations.*`, (text) => pick(pod(text), ["metadata", "annotations", text.steps[5]!])],
  [`${workload}.cronJob.schedule|timeZone`, (text) => pick(find(text, "CronJob"), ["spec", text.steps[5]!])],
  [`${workload}.podExceptions.*`, inReadme],
  [`${workload}.volumes.*.hostPath.reason`, inReadme],
  [`${workload}.volumes.*.configMap.configMap`, "word"],
  [`${workload}.volumes.*.configMap|hostPath.**`, (text) => pick(volume(text), text.steps.slice(6))],
  [`${workload}.volumes.*.persistentVolumeClaim.size`, (text) => at(find(text, "PersistentVolumeClaim"), "spec.resources.requests.storage")],
  [`${workload}.volumes.*.persistentVolumeClaim.storageClassName`, (text) => at(find(text, "PersistentVolumeClaim"), "spec.storageClassName")],

  [`${container}.startupProbe|livenessProbe|readinessProbe.grpc.port`, "word"],
  [`${container}.name|command|args|workingDir|startupProbe|livenessProbe|readinessProbe|lifecycle|volumeMounts.**`, (text) => pick(containerOf(text), text.steps.slice(6))],
  [`${container}.image.*`, (text) => within(text, pick(containerOf(text), ["image"]))],
  [`${container}.exceptions.**`, inReadme],
  [`${container}.ports.*.name`, (text) => pick(containerOf(text), text.steps.slice(6))],
  [`${container}.envFrom.*.prefix`, (text) => pick(containerOf(text), text.steps.slice(6)) ?? ""],
  [`${container}.envFrom.*.secret`, (text) => pick(containerOf(text), ["envFrom", text.steps[7]!, "secretRef", "name"])],
  [`${container}.env.*.name`, (text) => pick(variable(text), ["name"])],
  [`${container}.env.*.default|value`, (text) => pick(variable(text), ["value"])],
  [`${container}.env.*.template`, (text) => filledIn(text, pick(variable(text), ["value"]))],
  [`${container}.env.*.description|enum.**`, inSchema],
  [`${container}.env.*.secret`, (text) => at(variable(text), "valueFrom.secretKeyRef.name")],
  [`${container}.env.*.key`, (text) => at(variable(text), "valueFrom.secretKeyRef.key") ?? at(variable(text), "valueFrom.configMapKeyRef.key")],
  [`${container}.env.*.fieldPath`, (text) => at(variable(text), "valueFrom.fieldRef.fieldPath")],
  [`${container}.env.*.call|host|configMap|from|path.**`, "word"],
  [`${container}.envFrom|ports.**`, "word"],
  [`${container}.path|imagePath`, "word"],
  [`${workload}.name|path|kind|podManagementPolicy|updateStrategy|cronJob.**`, "word"],
  ["services.*.name|path|calls|startsAfter|routes|metrics|configMaps|kubernetesServices|clients|templates.**", "word"],
];

function metadata({ installation }: Pick<Text, "installation">, chart: string): unknown {
  return installation.charts.get(chart)?.metadata;
}

/** Helm reads the texts of Chart.yaml without what cannot be printed, and takes any blank for a space. */
function asChartText({ text }: Pick<Text, "text">, found: unknown): unknown {
  const printed = text.replace(/[\s\u0085]/gu, " ").replace(/[\p{C}]/gu, "");
  return found === printed ? text : found;
}

function service({ catalogue, steps }: Text): Service {
  return catalogue.services[Number(steps[1])]!;
}

function objects(text: Text): readonly Manifest[] {
  return text.installation.objects.filter((object) => at(object, "metadata.labels[app.kubernetes.io/name]") === service(text).name);
}

/** The object of the service of a kind that has the shortest of the names that end in `name`. */
function find(text: Text, kind: string, name = ""): Manifest | undefined {
  const names = (object: Manifest) => String(at(object, "metadata.name"));
  return objects(text).filter((object) => object["kind"] === kind && names(object).endsWith(name)).sort((a, b) => names(a).length - names(b).length)[0];
}

function inAll({ objects }: Installation, kind: string, steps: readonly Step[]): unknown {
  return alike(objects.filter((object) => object["kind"] === kind).map((object) => pick(object, steps)));
}

/** The name of what the first steps lead to. */
function named({ catalogue, steps }: Text, depth: number): string {
  return String(pick(catalogue, [...steps.slice(0, depth), "name"]));
}

function podOf(text: Text, { kind, name }: Workload): unknown {
  const owner = objects(text).find((object) => object["kind"] === kind && at(object, "metadata.labels[app.kubernetes.io/component]") === name);
  return at(owner, kind === "CronJob" ? "spec.jobTemplate.spec.template" : "spec.template");
}

function pods({ objects }: Installation): readonly unknown[] {
  return objects.flatMap((object) => at(object, "spec.jobTemplate.spec.template") ?? at(object, "spec.template") ?? []);
}

function pod(text: Text): unknown {
  return podOf(text, service(text).workloads[Number(text.steps[3])]!);
}

function volume(text: Text): unknown {
  return (pick(pod(text), ["spec", "volumes"]) as readonly { readonly name: string }[]).find(({ name }) => name === text.steps[5]);
}

function containerOf(text: Text): unknown {
  return pick(pod(text), ["spec", ...text.steps.slice(4, 6)]);
}

function variable(text: Text): unknown {
  return pick(containerOf(text), text.steps.slice(6, 8));
}

/** The text itself, if what was found is that with addresses in the place of `{url}`, `{host}` and so on. */
function filledIn({ text }: Text, found: unknown): unknown {
  const parts = text.split(/\{(?:url|scheme|host|address|port(?:\.[a-z0-9-]+)?)\}/).map((part) => part.replace(/[^a-z]/g, "\\$&"));
  return new RegExp(`^${parts.join("[a-z0-9.:/+-]+")}$`).test(String(found)) ? text : found;
}

function alike(found: readonly unknown[]): unknown {
  return found.every((value) => value === found[0]) ? found[0] : found;
}

function among({ text }: Text, ...lists: readonly unknown[]): unknown {
  return lists.every((list) => Array.isArray(list) && list.includes(text)) ? text : lists;
}

function within({ text }: Text, found: unknown): unknown {
  return String(found).includes(text) ? text : found;
}

function inReadme(text: Text): unknown {
  return within(text, text.installation.charts.get(service(text).name)?.readme);
}

function inSchema(text: Text): unknown {
  const inJson = JSON.stringify(text.text).slice(1, -1);
  return JSON.stringify(text.installation.charts.get(service(text).name)?.schema).includes(inJson) ? text.text : "not in the schema";
}
