import { absence, type Absence } from "../scene/absence.js";
import { concerned, type Finding } from "../scene/finding.js";
import { keyOf, shownIdentity, type Identity } from "../../manifests/identity.js";
import type { Moment } from "../scene/lifecycle.js";
import { podNeeds, type Need } from "../../manifests/needs.js";
import type { ReleaseObject } from "../../manifests/objects.js";
import { listAt, textAt } from "../../manifests/reading.js";
import type { SceneRun } from "../scene/scene.js";
import { awaitedHooks, hangs, type AwaitedHook, type Rule } from "./rule.js";

/** CW101 to CW104, CW107, CW202: a hook's pod refers to an object that is not there when the hook runs. */
export const missingObjects: Rule = (scene) =>
  awaitedHooks(scene).flatMap((awaited) => {
    const { run, moment, hook, pod } = awaited;
    return [...podNeeds(pod, hook.namespace), ...accountSecrets(awaited)].flatMap(
      (need): readonly Finding[] => {
        const found = absence(run, moment, keyOf(need));
        if (found === undefined) return [];
        const home = scene.settings.namespace;
        return [
          {
            code: found.reason === "succeeded" ? "CW202" : codes[need.kind]!,
            // Without them the image is asked for as anybody may, or is on the node already.
            ...(need.by === "imagePullSecrets" ? { severity: "possible" as const } : {}),
            events: [run.event],
            objects: [concerned(hook, home), concerned(found.maker, home)],
            message: `${consequences[need.kind]!(need)}: ${why(found, run, moment, need, home)}, so ${hangs}`,
            fix: fix(found, hook, moment, need),
          },
        ];
      },
    );
  });

const codes: Readonly<Record<string, string>> = {
  ServiceAccount: "CW101",
  ConfigMap: "CW102",
  Secret: "CW103",
  PersistentVolumeClaim: "CW104",
  PriorityClass: "CW107",
  RuntimeClass: "CW107",
};

const consequences: Readonly<Record<string, (need: Need) => string>> = {
  ServiceAccount: () => "No pod of the hook is let in",
  PriorityClass: () => "No pod of the hook is let in",
  RuntimeClass: () => "No pod of the hook is let in",
  PersistentVolumeClaim: ({ by }) => `The hook's pod is never scheduled (${by})`,
  ConfigMap: ({ by }) => `The hook's pod does not start (${by})`,
  Secret: ({ by }) =>
    by === "imagePullSecrets"
      ? "The hook's image cannot be pulled from a private registry (imagePullSecrets)"
      : `The hook's pod does not start (${by})`,
};

/** Why an object is not there, as the second half of a sentence. */
export function why(
  { maker, reason }: Absence,
  { event }: SceneRun,
  { stage, hook }: Moment,
  identity: Identity,
  home: string,
): string {
  const name = shownIdentity(identity, home);
  const own =
    maker.name === identity.name && maker.kind === identity.kind
      ? ""
      : ` (made by ${shownIdentity(maker, home)})`;
  switch (reason) {
    case "later": {
      const { weight } = maker.hook!;
      const same = weight === hook?.hook?.weight ? ", the same, and its name comes later" : "";
      return `${name}${own} is a ${stage} hook too, but its turn comes after (weight ${weight}${same})`;
    }
    case "later-stage":
      return (
        `${name}${own} is made only by a ` +
        `${maker.hook!.events.find((one) => one.startsWith("post")) ?? "later"} hook`
      );
    case "regular":
      return event === "upgrade"
        ? `${name}${own} is new in this release, and Helm ` +
            `writes regular objects only after all ${stage} hooks`
        : event === "rollback"
          ? `the release that is rolled back does not have ${name}${own}, ` +
            `and Helm writes regular objects only after all ${stage} hooks`
          : `${name}${own} is a regular object, and Helm writes those only after all ${stage} hooks`;
    case "removed":
      return `${name}${own} is a regular object, and Helm has deleted those before ${stage} hooks`;
    case "succeeded":
      return (
        `Helm deletes ${name}${own} as soon as its ` +
        `${maker.hook!.events.join(", ")} hooks have succeeded (hook-succeeded)`
      );
    case "converted":
      return (
        `${name}${own} was a regular object before and is a hook ` +
        "now: Helm deletes it with the old release's regular objects"
      );
    case "other-events":
      return `${name}${own} is made only by ${maker.hook!.events.join(", ")} hooks`;
  }
}

function fix({ reason, maker }: Absence, hook: ReleaseObject, { stage }: Moment, { kind }: Need): string {
  const weight = hook.hook!.weight;
  const earlier = `as a ${stage} hook with a weight below ${weight} and the policy before-hook-creation`;
  switch (reason) {
    case "later":
      return `Give ${maker.kind}/${maker.name} a weight below ${weight}.`;
    case "succeeded":
      return (
        "Take hook-succeeded out of the policy of " +
        `${maker.kind}/${maker.name}, or make it a hook of ${stage} as well.`
      );
    case "removed":
      return `Make the hook a pre-delete one, or give it a ${kind} of its own, ${earlier}.`;
    case "later-stage":
    case "other-events":
      return `Make ${maker.kind}/${maker.name} a ${stage} hook too, with a weight below ${weight}.`;
    default:
      return kind === "ServiceAccount"
        ? "Leave serviceAccountName out if the hook asks nothing of the API " +
            `server; else give it a ServiceAccount of its own, ${earlier}.`
        : `Give the hook a ${kind} of its own, ${earlier}, or one that is there before the release.`;
  }
}

/** A ServiceAccount brings its imagePullSecrets to pods that name none. */
function accountSecrets({ run: { made }, hook, pod }: AwaitedHook): readonly Need[] {
  const name = textAt(pod.spec, "serviceAccountName");
  if (name === undefined || listAt(pod.spec, "imagePullSecrets").length > 0) return [];
  const account = made.get(keyOf({ kind: "ServiceAccount", group: "", name, namespace: hook.namespace }));
  return listAt(account?.body, "imagePullSecrets").flatMap((secret) => {
    const found = textAt(secret, "name");
    return found === undefined
      ? []
      : [{ kind: "Secret", group: "", name: found, namespace: hook.namespace, by: "imagePullSecrets" }];
  });
}
