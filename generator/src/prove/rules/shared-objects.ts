import { concerned, type Finding } from "../finding.js";
import { hasPolicy } from "../hook.js";
import { keyOf } from "../identity.js";
import { podNeeds } from "../needs.js";
import type { ReleaseObject } from "../objects.js";
import { podOf } from "../pods.js";
import type { Rule } from "./rule.js";

/** CW205: regular workloads live on an object that is a hook, which Helm does not look after as it does after the release's own. */
export const sharedObjects: Rule = (scene) => scene.runs.filter(({ event }) => event === "install" || event === "upgrade").flatMap(({ event, objects, makers }) => {
  const home = scene.settings.namespace;
  return objects.flatMap((object): readonly Finding[] => {
    const pod = object.hook === undefined ? podOf(object) : undefined;
    if (pod === undefined) return [];
    return podNeeds(pod, object.namespace).flatMap((need): readonly Finding[] => {
      const all = makers.get(keyOf(need)) ?? [];
      const [hook] = all;
      // One that Helm deletes by itself is CW201's; in order where a regular object is there too.
      if (hook === undefined || !all.every((maker) => stays(maker))) return [];
      const remade = all.some((maker) => maker.hook!.events.some((name) => name.endsWith("upgrade")) && hasPolicy(maker.hook!, "before-hook-creation"));
      if (event === "upgrade" && !remade) return [];
      return [{
        code: "CW205",
        events: [event === "install" ? "uninstall" : "upgrade"],
        objects: [concerned(object, home), concerned(hook, home)],
        message: event === "install" ? `Its pods need ${need.kind}/${need.name}, which is a hook: it is no part of the release and stays behind when that is uninstalled`
          : `Its pods need ${need.kind}/${need.name}, which is a hook: every upgrade deletes it beneath the running pods and makes it anew${need.kind === "ServiceAccount" ? ", and their tokens are void" : ""}`,
        mend: `Make ${need.kind}/${need.name} a regular object, and give the hooks one of another name.`,
      }];
    });
  });
});

function stays({ hook, kept }: ReleaseObject): boolean {
  return hook !== undefined && !kept && hook.events.some((event) => /(install|upgrade)$/.test(event)) && !hasPolicy(hook, "hook-succeeded");
}
