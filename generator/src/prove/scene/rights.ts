import { at } from "../../manifests/at.js";
import { keyOf, type Identity } from "../../manifests/identity.js";
import type { Present } from "./lifecycle.js";
import type { ReleaseObject } from "../../manifests/objects.js";
import { podOf, type PodTemplate } from "../../manifests/pods.js";
import { listAt, textAt, textsAt } from "../../manifests/reading.js";

/**
 * The bindings that give a pod its rights at the API server, with their roles; none where it does not ask the
 * API server, or the release gives it none.
 *
 * @param made everything that the release makes at some time
 */
export function rightsOf(
  pod: PodTemplate,
  namespace: string,
  made: Present,
): readonly (readonly ReleaseObject[])[] {
  const account = textAt(pod.spec, "serviceAccountName") ?? textAt(pod.spec, "serviceAccount");
  if (account === undefined || !asksServer(pod, account, namespace, made)) return [];
  return [...new Set(made.values())]
    .filter((object) => /^(Cluster)?RoleBinding$/.test(object.kind) && binds(object, account, namespace))
    .map((binding) => {
      const role = made.get(keyOf(roleOf(binding)));
      return role === undefined ? [binding] : [binding, role];
    });
}

/** A token is mounted, and the account is the pod's own or its program is one for the API server. */
function asksServer(pod: PodTemplate, account: string, namespace: string, made: Present): boolean {
  const own = made.get(keyOf({ kind: "ServiceAccount", group: "", name: account, namespace }));
  if (
    (at(pod.spec, "automountServiceAccountToken") ?? at(own?.body, "automountServiceAccountToken")) === false
  )
    return false;
  const programs = [...pod.initContainers, ...pod.containers].map((container) =>
    [textAt(container, "image") ?? "", ...textsAt(container, "command"), ...textsAt(container, "args")].join(
      " ",
    ),
  );
  if (programs.some((program) => /kubectl|k8s|kube-?webhook|\boc\b|certgen/.test(program))) return true;
  return ![...new Set(made.values())].some(
    (object) =>
      object.hook === undefined &&
      textAt(podOf(object)?.spec, "serviceAccountName") === account &&
      object.namespace === namespace,
  );
}

function binds(binding: ReleaseObject, account: string, namespace: string): boolean {
  return listAt(binding.body, "subjects").some(
    (subject) =>
      textAt(subject, "kind") === "ServiceAccount" &&
      textAt(subject, "name") === account &&
      (textAt(subject, "namespace") ?? binding.namespace) === namespace,
  );
}

function roleOf({ body, namespace }: ReleaseObject): Identity {
  const kind = textAt(body, "roleRef.kind") ?? "Role";
  return {
    kind,
    group: "rbac.authorization.k8s.io",
    name: textAt(body, "roleRef.name") ?? "",
    namespace: kind === "Role" ? namespace : "",
  };
}
