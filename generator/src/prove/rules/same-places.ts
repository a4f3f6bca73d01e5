import { concerned, type Finding } from "../scene/finding.js";
import { keyOf, provided } from "../../manifests/identity.js";
import { hooksOf, type Moment } from "../scene/lifecycle.js";
import { podNeeds } from "../../manifests/needs.js";
import type { ReleaseObject } from "../../manifests/objects.js";
import { rightsOf } from "../scene/rights.js";
import type { SceneRun } from "../scene/scene.js";
import { servicesOf } from "./missing-services.js";
import { awaitedHooks, type AwaitedHook, type Rule } from "./rule.js";

/**
 * CW701, CW702: hooks whose order is luck, for they have the same weight and one needs the other, or they are
 * one object twice.
 */
export const samePlaces: Rule = (scene) => {
  const home = scene.settings.namespace;
  return [
    ...awaitedHooks(scene).flatMap((awaited): readonly Finding[] => {
      const neighbours = luckyNeighbours(awaited);
      if (neighbours.length === 0) return [];
      const names = neighbours.map(({ kind, name }) => `${kind}/${name}`).join(", ");
      const luck = neighbours.every(({ name }) => name === awaited.hook.name)
        ? "by its kind alone, for all have the same name"
        : "by the alphabet alone";
      return [
        {
          code: "CW701",
          ...(neighbours.every((one) => isFirstAnyway(one, awaited.hook, scene.settings.release))
            ? { severity: "hygiene" as const }
            : {}),
          events: [awaited.run.event],
          objects: [awaited.hook, ...neighbours].map((object) => concerned(object, home)),
          message:
            `It needs ${names} and has the same weight, ` +
            `${awaited.hook.hook!.weight}: that it comes later is ${luck}`,
          fix: `Give ${names} a lower weight.`,
        },
      ];
    }),
    ...scene.runs.flatMap((run) =>
      run.moments.flatMap((moment) =>
        collisions(run, moment).map(
          (twin): Finding => ({
            code: "CW702",
            events: [run.event],
            objects: [concerned(moment.hook!, home), concerned(twin, home)],
            message:
              `Two ${moment.stage} hooks are the same object: the second ` +
              'one replaces the first, or fails with "already exists"',
            fix: "Give one of them another name.",
          }),
        ),
      ),
    ),
  ];
};

/** Hooks of the same weight that come first by their name, and that the hook needs. */
function luckyNeighbours({ run, moment, hook, pod }: AwaitedHook): readonly ReleaseObject[] {
  const needed = new Set(
    [
      ...podNeeds(pod, hook.namespace),
      ...rightsOf(pod, hook.namespace, run.made).flat(),
      ...servicesOf({ run, moment, hook, pod }).map(({ service }) => service),
    ].map(keyOf),
  );
  const order =
    moment.stage === "regular" || moment.stage === "end" ? [] : hooksOf(moment.stage, run.objects);
  return order
    .slice(0, order.indexOf(hook))
    .filter(
      (other) =>
        other.hook!.weight === hook.hook!.weight && provided(other).some((one) => needed.has(keyOf(one))),
    );
}

/** Whether one hook comes before another by its name, or its kind, whatever the release is called. */
function isFirstAnyway(first: ReleaseObject, second: ReleaseObject, release: string): boolean {
  return ["0", "zz"].every((other) => {
    const [a, b] = [first, second].map(({ name }) => Buffer.from(name.replaceAll(release, other)));
    return Buffer.compare(a!, b!) <= 0;
  });
}

function collisions({ objects }: SceneRun, { stage, hook }: Moment): readonly ReleaseObject[] {
  if (hook === undefined || stage === "regular" || stage === "end") return [];
  const order = hooksOf(stage, objects);
  return order
    .slice(order.indexOf(hook) + 1)
    .filter((other) => keyOf(other) === keyOf(hook))
    .slice(0, 1);
}
