import { baselineCapabilities, safeSysctls } from "../../catalogue/rules/security/pod-security.js";
import { at } from "../../manifests/at.js";
import { containerName, type PodTemplate } from "../../manifests/pods.js";
import { listAt, numberAt, pairsAt, textAt, textsAt } from "../../manifests/reading.js";

export type Level = "baseline" | "restricted";

/**
 * What a level of Pod Security refuses in a pod, in the words of the standard: `allowPrivilegeEscalation !=
 * false (container migrate)`. Windows pods are left alone. Source: the Pod Security Standards of Kubernetes
 * 1.37.
 */
export function podSecurityViolations(pod: PodTemplate, level: Level): readonly string[] {
  if (textAt(pod.spec, "os.name") === "windows") return [];
  return [...baseline(pod), ...(level === "restricted" ? restricted(pod) : [])];
}

function baseline(pod: PodTemplate): readonly string[] {
  const seLinuxTypes = [
    "container_t",
    "container_init_t",
    "container_kvm_t",
    "container_engine_t",
    undefined,
  ];
  return [
    ...["hostNetwork", "hostPID", "hostIPC"]
      .filter((field) => at(pod.spec, field) === true)
      .map((field) => `${field} = true`),
    ...listAt(pod.spec, "volumes")
      .filter((volume) => (at(volume, "hostPath") ?? null) !== null)
      .map((volume) => `hostPath (volume ${textAt(volume, "name") ?? ""})`),
    ...listAt(pod.spec, "securityContext.sysctls")
      .filter((sysctl) => safeSysctls[textAt(sysctl, "name") ?? ""] === undefined)
      .map((sysctl) => `sysctl ${textAt(sysctl, "name") ?? ""}`),
    ...inContainers(
      pod,
      "privileged = true",
      (container) => at(container, "securityContext.privileged") === true,
    ),
    ...inContainers(pod, "hostPort", (container) =>
      listAt(container, "ports").some((port) => (numberAt(port, "hostPort") ?? 0) > 0),
    ),
    ...inContainers(pod, "capabilities added beyond the default", (container) =>
      textsAt(container, "securityContext.capabilities.add").some(
        (name) => name !== "NET_BIND_SERVICE" && !baselineCapabilities.has(name),
      ),
    ),
    ...(isOwnUser(pod)
      ? []
      : inContainers(
          pod,
          "procMount != Default",
          (container) => !["Default", undefined].includes(textAt(container, "securityContext.procMount")),
        )),
    ...inContainers(pod, "a host in a probe or lifecycle handler", (container) =>
      ["livenessProbe", "readinessProbe", "startupProbe", "lifecycle.postStart", "lifecycle.preStop"].some(
        (handler) =>
          textAt(container, `${handler}.httpGet.host`) !== undefined ||
          textAt(container, `${handler}.tcpSocket.host`) !== undefined,
      ),
    ),
    ...contexts(pod).flatMap(([where, context]) => [
      ...(textAt(context, "seccompProfile.type") === "Unconfined"
        ? [`seccompProfile Unconfined (${where})`]
        : []),
      ...(textAt(context, "appArmorProfile.type") === "Unconfined"
        ? [`appArmorProfile Unconfined (${where})`]
        : []),
      ...(textAt(context, "seLinuxOptions.user") !== undefined ||
      textAt(context, "seLinuxOptions.role") !== undefined ||
      !seLinuxTypes.includes(textAt(context, "seLinuxOptions.type"))
        ? [`seLinuxOptions (${where})`]
        : []),
    ]),
  ];
}

/** Root in a user namespace of its own is nobody on the node. */
function isOwnUser({ spec }: PodTemplate): boolean {
  return at(spec, "hostUsers") === false;
}

function restricted(pod: PodTemplate): readonly string[] {
  const own = textAt(pod.spec, "securityContext.seccompProfile.type");
  const isSet = (type: string | undefined) => type === "RuntimeDefault" || type === "Localhost";
  const nonRoot = at(pod.spec, "securityContext.runAsNonRoot");
  const volumes = new Set([
    "name",
    "configMap",
    "csi",
    "downwardAPI",
    "emptyDir",
    "ephemeral",
    "persistentVolumeClaim",
    "projected",
    "secret",
    "image",
  ]);
  return [
    ...listAt(pod.spec, "volumes")
      .filter((volume) => at(volume, "hostPath") === undefined)
      .flatMap((volume) =>
        pairsAt({ volume }, "volume")
          .filter(([type, source]) => !volumes.has(type) && source !== null)
          .map(([type]) => `${type} (volume ${textAt(volume, "name") ?? ""})`),
      ),
    ...inContainers(
      pod,
      "allowPrivilegeEscalation != false",
      (container) => at(container, "securityContext.allowPrivilegeEscalation") !== false,
    ),
    ...inContainers(
      pod,
      "capabilities.drop without ALL",
      (container) => !textsAt(container, "securityContext.capabilities.drop").includes("ALL"),
    ),
    ...inContainers(pod, "capabilities.add beyond NET_BIND_SERVICE", (container) =>
      textsAt(container, "securityContext.capabilities.add").some((name) => name !== "NET_BIND_SERVICE"),
    ),
    ...(isOwnUser(pod)
      ? []
      : inContainers(
          pod,
          "runAsNonRoot != true",
          (container) => (at(container, "securityContext.runAsNonRoot") ?? nonRoot) !== true,
        )),
    ...(isOwnUser(pod)
      ? []
      : contexts(pod)
          .filter(([, context]) => at(context, "runAsUser") === 0)
          .map(([where]) => `runAsUser = 0 (${where})`)),
    ...inContainers(
      pod,
      "seccompProfile is not RuntimeDefault or Localhost",
      (container) => !isSet(textAt(container, "securityContext.seccompProfile.type") ?? own),
    ),
  ];
}

function inContainers(
  { initContainers, containers }: PodTemplate,
  sentence: string,
  isWrong: (container: unknown) => boolean,
): readonly string[] {
  return [...initContainers, ...containers]
    .filter(isWrong)
    .map((container) => `${sentence} (container ${containerName(container)})`);
}

function contexts(pod: PodTemplate): readonly (readonly [where: string, context: unknown])[] {
  return [
    ["pod", at(pod.spec, "securityContext")],
    ...[...pod.initContainers, ...pod.containers].map(
      (container) => [`container ${containerName(container)}`, at(container, "securityContext")] as const,
    ),
  ];
}
