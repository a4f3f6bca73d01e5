import { at } from "./at.js";
import type { Identity } from "./identity.js";
import { containerName, type PodTemplate } from "./pods.js";
import { listAt, textAt } from "./reading.js";

/** An object without which a pod does not start. */
export interface Need extends Identity {
  /** How the pod refers to it, as a sentence has it: `volume config`. */
  readonly by: string;
}

/**
 * All that a pod refers to and must have, each once. What is marked optional is not among it. Source:
 * Kubernetes, core/v1 PodSpec.
 */
export function podNeeds(pod: PodTemplate, namespace: string): readonly Need[] {
  const core = (kind: string, name: unknown, by: string): readonly Need[] =>
    typeof name === "string" && name !== "" ? [{ kind, group: "", name, namespace, by }] : [];
  const wide = (kind: string, group: string, path: string): readonly Need[] => {
    const name = textAt(pod.spec, path);
    return name === undefined ? [] : [{ kind, group, name, namespace: "", by: path }];
  };
  const all = [
    ...core(
      "ServiceAccount",
      textAt(pod.spec, "serviceAccountName") ?? textAt(pod.spec, "serviceAccount"),
      "serviceAccountName",
    ),
    ...[...pod.initContainers, ...pod.containers].flatMap((container) => containerNeeds(container, core)),
    ...listAt(pod.spec, "volumes").flatMap((volume) => volumeNeeds(volume, core)),
    ...listAt(pod.spec, "imagePullSecrets").flatMap((secret) =>
      core("Secret", at(secret, "name"), "imagePullSecrets"),
    ),
    ...wide("PriorityClass", "scheduling.k8s.io", "priorityClassName"),
    ...wide("RuntimeClass", "node.k8s.io", "runtimeClassName"),
  ];
  return all.filter(
    (need, i) => all.findIndex((other) => other.kind === need.kind && other.name === need.name) === i,
  );
}

type Core = (kind: string, name: unknown, by: string) => readonly Need[];

function containerNeeds(container: unknown, core: Core): readonly Need[] {
  const name = containerName(container);
  return [
    ...listAt(container, "envFrom").flatMap((source) => [
      ...required(source, "configMapRef", "name", "ConfigMap", `envFrom of container ${name}`, core),
      ...required(source, "secretRef", "name", "Secret", `envFrom of container ${name}`, core),
    ]),
    ...listAt(container, "env").flatMap((variable) => {
      const by = `variable ${textAt(variable, "name") ?? "(without a name)"} of container ${name}`;
      const from = at(variable, "valueFrom");
      return [
        ...required(from, "configMapKeyRef", "name", "ConfigMap", by, core),
        ...required(from, "secretKeyRef", "name", "Secret", by, core),
      ];
    }),
  ];
}

function volumeNeeds(volume: unknown, core: Core): readonly Need[] {
  const by = `volume ${textAt(volume, "name") ?? "(without a name)"}`;
  const source = (holder: unknown, secretName: string) => [
    ...required(holder, "configMap", "name", "ConfigMap", by, core),
    ...required(holder, "secret", secretName, "Secret", by, core),
  ];
  return [
    ...source(volume, "secretName"),
    ...listAt(volume, "projected.sources").flatMap((projected) => source(projected, "name")),
    ...core("PersistentVolumeClaim", at(volume, "persistentVolumeClaim.claimName"), by),
    ...core("Secret", at(volume, "csi.nodePublishSecretRef.name"), by),
    ...core("Secret", at(volume, "azureFile.secretName"), by),
    ...["cephfs", "flexVolume", "iscsi", "rbd", "scaleIO", "storageos"].flatMap((type) =>
      core("Secret", at(volume, `${type}.secretRef.name`), by),
    ),
  ];
}

function required(
  holder: unknown,
  field: string,
  nameField: string,
  kind: string,
  by: string,
  core: Core,
): readonly Need[] {
  const reference = at(holder, field);
  return at(reference, "optional") === true ? [] : core(kind, at(reference, nameField), by);
}
