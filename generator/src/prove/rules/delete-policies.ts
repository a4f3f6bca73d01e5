import { concerned, type Finding } from "../scene/finding.js";
import { hasPolicy } from "../../manifests/hook.js";
import { isAwaited } from "../../manifests/pods.js";
import { eventsOf, type Rule } from "./rule.js";

/** CW402: a hook whose object stands in the way of its next run. Without a policy, Helm deletes it before. */
export const deletePolicies: Rule = (scene) =>
  scene.hooks.flatMap((object): readonly Finding[] => {
    const hook = object.hook!;
    const shared = {
      events: eventsOf(object),
      objects: [concerned(object, scene.settings.namespace)],
      fix: 'Write helm.sh/hook-delete-policy: "before-hook-creation", alone or with hook-succeeded.',
    };
    const unknown = hook.policies.find(
      (policy) => !["before-hook-creation", "hook-succeeded", "hook-failed"].includes(policy),
    );
    if (unknown !== undefined)
      return [
        {
          ...shared,
          code: "CW402",
          ...(hook.policies.includes("before-hook-creation") ? { severity: "hygiene" as const } : {}),
          message: `Helm does not know the policy ${JSON.stringify(unknown)} and passes over it`,
        },
      ];
    if (hasPolicy(hook, "before-hook-creation") || object.kind === "CustomResourceDefinition") return [];
    const [succeeded, failed] = [hasPolicy(hook, "hook-succeeded"), hasPolicy(hook, "hook-failed")];
    const when =
      succeeded && failed
        ? "If Helm is stopped while it runs"
        : succeeded
          ? "After a failure"
          : "When it has succeeded";
    const next = isAwaited(object)
      ? 'ends with "already exists" (Helm 3), or takes the old outcome ' +
        'for the new one, or ends with "field is immutable" (Helm 4)'
      : 'ends with "already exists" (Helm 3)';
    return [
      {
        ...shared,
        code: "CW402",
        message: `${when}, its object stays, also beyond an uninstall, and every further attempt ${next}`,
      },
    ];
  });
