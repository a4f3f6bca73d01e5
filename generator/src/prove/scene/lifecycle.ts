import { hasPolicy, type HookEvent } from "../../manifests/hook.js";
import { keyOf, provided } from "../../manifests/identity.js";
import type { ReleaseObject } from "../../manifests/objects.js";

/** What is done to a release. */
export type HelmEvent = "install" | "upgrade" | "rollback" | "uninstall" | "test";

export const helmEvents: readonly HelmEvent[] = ["install", "upgrade", "rollback", "uninstall", "test"];

/**
 * Everything that exists, by the keys of `identity.ts`; what a controller makes stands for the object that it
 * is made from.
 */
export type Present = ReadonlyMap<string, ReleaseObject>;

/** A point in the course of an event. */
export interface Moment {
  /**
   * The hooks that run; `regular` when all regular objects are written, and their pods start; `end` when all
   * is over.
   */
  readonly stage: HookEvent | "regular" | "end";
  /** The hook that runs, in stages of hooks. */
  readonly hook?: ReleaseObject;
  /** What exists, without the hook itself. */
  readonly present: Present;
}

/** The course of one event. */
export interface Run {
  readonly event: HelmEvent;
  readonly objects: readonly ReleaseObject[];
  readonly before: Present;
  readonly moments: readonly Moment[];
  readonly after: Present;
}

/**
 * What exists when, in the course of an event. Hooks run one at a time, by weight, then name, then as Helm
 * printed them; those with hook-succeeded go when all of their stage have succeeded. Source: Helm,
 * pkg/action/hooks.go.
 *
 * @param objects of the release that the event installs, or works on, in the order in which Helm prints them
 * @param before what exists at the start
 */
export function run(event: HelmEvent, objects: readonly ReleaseObject[], before: Present): Run {
  const present = new Map(before);
  const moments: Moment[] = [];
  for (const stage of stages[event]) {
    if (stage === "written") write(present, objects, before);
    else if (stage === "removed")
      remove(
        present,
        objects.filter(({ hook, kept }) => hook === undefined && !kept),
      );
    else if (stage === "regular" || stage === "end") moments.push({ stage, present: new Map(present) });
    else runHooks(stage, objects, present, moments);
  }
  return { event, objects, before, moments, after: present };
}

/** The hooks of a stage, in the order in which they run. */
export function hooksOf(stage: HookEvent, objects: readonly ReleaseObject[]): readonly ReleaseObject[] {
  return (
    objects
      .filter(({ hook }) => hook?.unknown.length === 0 && hook.events.includes(stage))
      // Go compares names byte by byte.
      .sort(
        (a, b) => a.hook!.weight - b.hook!.weight || Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)),
      )
  );
}

const stages: Readonly<
  Record<HelmEvent, readonly (HookEvent | "written" | "removed" | "regular" | "end")[]>
> = {
  install: ["pre-install", "written", "regular", "post-install", "end"],
  upgrade: ["pre-upgrade", "written", "regular", "post-upgrade", "end"],
  rollback: ["pre-rollback", "written", "regular", "post-rollback", "end"],
  uninstall: ["pre-delete", "removed", "post-delete"],
  test: ["test"],
};

function runHooks(
  stage: HookEvent,
  objects: readonly ReleaseObject[],
  present: Map<string, ReleaseObject>,
  moments: Moment[],
): void {
  const hooks = hooksOf(stage, objects);
  for (const hook of hooks) {
    if (deletes(hook, "before-hook-creation")) remove(present, [hook]);
    moments.push({ stage, hook, present: new Map(present) });
    add(present, hook);
  }
  remove(
    present,
    hooks.filter((hook) => deletes(hook, "hook-succeeded")),
  );
}

function deletes({ kind, hook }: ReleaseObject, policy: string): boolean {
  return kind !== "CustomResourceDefinition" && hook !== undefined && hasPolicy(hook, policy);
}

/**
 * The regular objects are there. What was regular in the release before and is not any more is gone, even
 * where a hook has just made it anew. Source: Helm, pkg/kube/client.go, Update.
 */
function write(
  present: Map<string, ReleaseObject>,
  objects: readonly ReleaseObject[],
  before: Present,
): void {
  const regular = objects.filter(({ hook }) => hook === undefined);
  const keys = new Set(regular.map(keyOf));
  remove(
    present,
    [...new Set(before.values())].filter(
      (old) => old.hook === undefined && !old.kept && !isOutside(old) && !keys.has(keyOf(old)),
    ),
  );
  for (const object of regular) add(present, object);
}

/** Objects that no release made are marked by having no chart template, and stay. */
function isOutside({ source }: ReleaseObject): boolean {
  return source === outside;
}

/** The source of an object that is there before the release and whatever becomes of it. */
export const outside = "outside of the release";

function add(present: Map<string, ReleaseObject>, object: ReleaseObject): void {
  for (const identity of provided(object)) present.set(keyOf(identity), object);
}

function remove(present: Map<string, ReleaseObject>, objects: readonly ReleaseObject[]): void {
  for (const object of objects) for (const identity of provided(object)) present.delete(keyOf(identity));
}
