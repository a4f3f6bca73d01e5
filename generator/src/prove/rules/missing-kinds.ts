import { absence } from "../scene/absence.js";
import { concerned, type Finding } from "../scene/finding.js";
import { keyOf } from "../../manifests/identity.js";
import { textAt } from "../../manifests/reading.js";
import { why } from "./missing-objects.js";
import type { Rule } from "./rule.js";

/** CW108, CW109: a hook's object cannot even be created, for its kind or its namespace comes later. */
export const missingKinds: Rule = (scene) =>
  scene.runs.flatMap((run) =>
    run.moments.flatMap((moment): readonly Finding[] => {
      const { hook } = moment;
      if (hook === undefined) return [];
      const home = scene.settings.namespace;
      const definition = [...new Set(run.made.values())].find(
        ({ kind, body }) =>
          kind === "CustomResourceDefinition" &&
          textAt(body, "spec.group") === hook.group &&
          textAt(body, "spec.names.kind") === hook.kind,
      );
      const namespace = { kind: "Namespace", group: "", name: hook.namespace, namespace: "" };
      return [
        ...(definition === undefined
          ? []
          : [
              {
                code: "CW108",
                identity: definition,
                fix:
                  "Put the CustomResourceDefinition into crds/, or " +
                  "into a release of its own that is installed first.",
              },
            ]),
        ...(hook.namespace === "" || hook.namespace === home
          ? []
          : [
              {
                code: "CW109",
                identity: namespace,
                fix:
                  `Make the Namespace a ${moment.stage} hook with a weight ` +
                  `below ${hook.hook!.weight}, or create it before the release.`,
              },
            ]),
      ].flatMap(({ code, identity, fix }): readonly Finding[] => {
        const found = absence(run, moment, keyOf(identity));
        if (found === undefined) return [];
        return [
          {
            code,
            fix,
            events: [run.event],
            objects: [concerned(hook, home), concerned(found.maker, home)],
            message:
              "The API server refuses the hook: " +
              `${why(found, run, moment, identity, home)}, so the ${run.event} fails`,
          },
        ];
      });
    }),
  );
