import { concerned, type Finding } from "../scene/finding.js";
import { hasPolicy } from "../../manifests/hook.js";
import { keyOf } from "../../manifests/identity.js";
import { eventsOf, type Rule } from "./rule.js";

/** CW204: the same object is a hook and a regular object. */
export const bothWays: Rule = (scene) =>
  scene.runs
    .filter(({ event }) => event === "install" || event === "upgrade")
    .flatMap(({ event, objects }) => {
      const regular = new Map(
        objects.filter(({ hook }) => hook === undefined).map((object) => [keyOf(object), object]),
      );
      return objects.flatMap((object): readonly Finding[] => {
        const twin = regular.get(keyOf(object));
        if (object.hook === undefined || twin === undefined || !eventsOf(object).includes(event)) return [];
        // Made for the hooks before the first install and gone before the regular one comes: that is in
        // order.
        if (
          event === "install" &&
          hasPolicy(object.hook, "hook-succeeded") &&
          !object.hook.events.includes("post-install")
        )
          return [];
        return [
          {
            code: "CW204",
            events: [event],
            objects: [concerned(object, scene.settings.namespace), concerned(twin, scene.settings.namespace)],
            message:
              event === "install"
                ? "One name for a hook's object and a regular one: after the " +
                  "hook Helm 3 cannot create the regular object (already exists)"
                : "One name for a hook's object and a regular one: the hook deletes " +
                  "the live object, and pods that start meanwhile do not come up",
            fix: "Give the hook's object a name of its own.",
          },
        ];
      });
    });
