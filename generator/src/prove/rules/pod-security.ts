import { concerned, type Finding } from "../scene/finding.js";
import { keyOf } from "../../manifests/identity.js";
import { podSecurityViolations } from "../scene/pod-security.js";
import { textAt } from "../../manifests/reading.js";
import { awaitedHooks, hangs, type Rule } from "./rule.js";

/** CW604: the Pod Security that the namespace enforces refuses a hook's pod. */
export const podSecurity: Rule = (scene) =>
  awaitedHooks(scene).flatMap(({ run, moment, hook, pod }): readonly Finding[] => {
    const home = scene.settings.namespace;
    const namespace = moment.present.get(
      keyOf({ kind: "Namespace", group: "", name: hook.namespace, namespace: "" }),
    );
    const level = textAt(namespace?.body, "metadata.labels[pod-security.kubernetes.io/enforce]");
    if (namespace === undefined || (level !== "baseline" && level !== "restricted")) return [];
    const violations = podSecurityViolations(pod, level);
    if (violations.length === 0) return [];
    return [
      {
        code: "CW604",
        events: [run.event],
        objects: [concerned(hook, home), concerned(namespace, home)],
        message:
          `No pod of the hook is let in: the namespace enforces Pod Security ${level} ` +
          `(${violations.join("; ")}), so ${hook.kind === "Pod" ? "Helm fails" : hangs}`,
        fix: "Give the hook's pod and containers the securityContext that the level asks for.",
      },
    ];
  });
