import { absence } from "../scene/absence.js";
import { concerned, type Finding } from "../scene/finding.js";
import { keyOf } from "../../manifests/identity.js";
import { textAt } from "../../manifests/reading.js";
import { rightsOf } from "../scene/rights.js";
import { why } from "./missing-objects.js";
import { awaitedHooks, type Rule } from "./rule.js";

/**
 * CW105: a hook's pod asks the API server, and none of the bindings that let it is there when the hook runs.
 */
export const missingRights: Rule = (scene) =>
  awaitedHooks(scene).flatMap(({ run, moment, hook, pod }): readonly Finding[] => {
    const home = scene.settings.namespace;
    const all = rightsOf(pod, hook.namespace, run.made);
    const absences = all.map((grant) =>
      grant.flatMap((object) => {
        const found = absence(run, moment, keyOf(object));
        return found === undefined ? [] : [{ object, found }];
      }),
    );
    // One way to its rights is enough.
    if (all.length === 0 || absences.some((missing) => missing.length === 0)) return [];
    const missing = absences.flat();
    const { object, found } = missing[0]!;
    const account = textAt(pod.spec, "serviceAccountName") ?? textAt(pod.spec, "serviceAccount") ?? "default";
    const kinds = object.kind.startsWith("Cluster")
      ? "ClusterRole and ClusterRoleBinding"
      : "Role and RoleBinding";
    return [
      {
        code: "CW105",
        events: [run.event],
        objects: [
          concerned(hook, home),
          ...[...new Set(missing.map(({ object }) => object))].map((one) => concerned(one, home)),
        ],
        message:
          "The API server refuses what the hook asks as " +
          `ServiceAccount/${account}: ${why(found, run, moment, object, home)}`,
        fix:
          `Give the hook a ServiceAccount, ${kinds} of its own, as ${moment.stage} hooks ` +
          `with weights below ${hook.hook!.weight} and the policy before-hook-creation.`,
      },
    ];
  });
