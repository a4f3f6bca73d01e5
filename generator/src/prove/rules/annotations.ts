import { suggestion } from "../../problem/suggest.js";
import { concerned, type Finding } from "../scene/finding.js";
import { hookEvents } from "../../manifests/hook.js";
import { eventsOf, type Rule } from "./rule.js";

/** CW406, CW407: annotations of a hook that Helm reads otherwise than they are meant. */
export const annotations: Rule = (scene) => [
  ...scene.hooks.flatMap((object): readonly Finding[] => {
    const { misread, unknown } = object.hook!;
    const shared = { events: eventsOf(object), objects: [concerned(object, scene.settings.namespace)] };
    return [
      ...(misread === undefined
        ? []
        : [
            {
              ...shared,
              code: "CW406",
              message: `Its weight ${JSON.stringify(misread)} is not a whole number, so Helm takes 0`,
              fix: 'Write a whole number in quotes: helm.sh/hook-weight: "-5".',
            },
          ]),
      ...(unknown.length === 0 ? [] : [dropped(unknown, shared)]),
    ];
  }),
  ...scene.dropped.map(({ annotation, sources }) => {
    const names = annotation
      .split(",")
      .map((name) => name.trim().toLowerCase())
      .filter((name) => name !== "test-success" && !(hookEvents as readonly string[]).includes(name));
    const objects =
      sources.length === 0
        ? [{ object: "an object" }]
        : sources.map((source) => ({ object: "an object", source }));
    return dropped(names, {
      events: [],
      objects: objects.map((object) => ({ ...object, hook: annotation })),
    });
  }),
];

function dropped(names: readonly string[], shared: Pick<Finding, "events" | "objects">): Finding {
  const [name = ""] = names;
  const near = suggestion(name, hookEvents);
  const definitions = name === "crd-install" ? "; Helm 3 and 4 install what lies in crds/" : "";
  return {
    ...shared,
    code: "CW407",
    message: `Helm knows no hook ${JSON.stringify(name)} and leaves the whole object out, without a word`,
    fix: near === undefined ? `Write one of ${hookEvents.join(", ")}${definitions}.` : `Write ${near}.`,
  };
}
