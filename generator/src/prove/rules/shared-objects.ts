import { concerned, type Finding } from "../scene/finding.js";
import { hasPolicy } from "../../manifests/hook.js";
import { keyOf } from "../../manifests/identity.js";
import { outside } from "../scene/lifecycle.js";
import { podNeeds } from "../../manifests/needs.js";
import type { ReleaseObject } from "../../manifests/objects.js";
import { podOf } from "../../manifests/pods.js";
import type { Rule } from "./rule.js";

/**
 * CW205: regular workloads live on an object that is a hook, which Helm does not look after as it does after
 * the release's own. `helm.sh/resource-policy: keep` says that it is meant to outlive the release; the delete
 * policy of a hook does not ask for it. Source: Helm, pkg/action/hooks.go, deleteHookByPolicy.
 */
export const sharedObjects: Rule = (scene) =>
  scene.runs
    .filter(({ event }) => event === "install")
    .flatMap(({ objects, makers, moments }) => {
      const home = scene.settings.namespace;
      const started = moments.find(({ stage }) => stage === "regular")!.present;
      return objects.flatMap((object): readonly Finding[] => {
        const pod = object.hook === undefined ? podOf(object) : undefined;
        if (pod === undefined) return [];
        // One that is not there in time is another rule's.
        return podNeeds(pod, object.namespace)
          .filter((need) => started.has(keyOf(need)))
          .flatMap((need): readonly Finding[] => {
            const all = (makers.get(keyOf(need)) ?? []).filter(({ source }) => source !== outside);
            const [hook] = all;
            if (hook === undefined || !all.every(stays)) return [];
            const remade = all.some(
              (maker) =>
                maker.hook!.events.some((name) => name.endsWith("upgrade")) &&
                hasPolicy(maker.hook!, "before-hook-creation"),
            );
            const kept = all.every((maker) => maker.kept);
            if (kept && !remade) return [];
            const name = `${need.kind}/${need.name}`;
            const tokens = need.kind === "ServiceAccount" ? ", and their tokens are void" : "";
            const upgrades = `every upgrade deletes it beneath the running pods and makes it anew${tokens}`;
            return [
              {
                code: "CW205",
                ...(remade ? {} : { severity: "hygiene" as const }),
                events: [
                  ...(remade ? (["upgrade"] as const) : []),
                  ...(kept ? [] : (["uninstall"] as const)),
                ],
                objects: [concerned(object, home), concerned(hook, home)],
                message: kept
                  ? `Its pods need ${name}, which is a hook: ${upgrades}. ` +
                    "helm.sh/resource-policy: keep keeps nothing from a hook's delete policy"
                  : `Its pods need ${name}, which is a hook and so no part of the release: it stays ` +
                    `behind on uninstall${remade ? `, and ${upgrades}` : ""}`,
                fix:
                  `Make ${name} a regular object${kept ? ", which keep is for" : ""}, ` +
                  "and give the hooks one of another name.",
              },
            ];
          });
      });
    });

function stays({ hook }: ReleaseObject): boolean {
  return (
    hook?.events.some((event) => /(install|upgrade)$/.test(event)) === true &&
    !hasPolicy(hook, "hook-succeeded")
  );
}
