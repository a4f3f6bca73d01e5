import { hasPolicy, type HookEvent } from "../../manifests/hook.js";
import { hooksOf, type HelmEvent, type Moment } from "./lifecycle.js";
import type { ReleaseObject } from "../../manifests/objects.js";
import type { SceneRun } from "./scene.js";

/** Why something that the release makes is not there at a moment. */
export interface Absence {
  readonly maker: ReleaseObject;
  readonly reason: /** A hook of the same stage that comes later. */
    | "later"
    /** A hook of a later stage of the same event. */
    | "later-stage"
    /** A regular object, not written yet. */
    | "regular"
    /** A regular object, deleted already. */
    | "removed"
    /** A hook's object, which Helm deleted when the hooks of its stage had succeeded. */
    | "succeeded"
    /** A hook's object that was a regular one in the release before; Helm deletes it as such. */
    | "converted"
    /** A hook of other events. */
    | "other-events";
}

/** Why there is nothing with a key at a moment, or undefined: it is there, or is nobody's of the release. */
export function absence(
  { event, objects, before, makers }: SceneRun,
  { stage, hook, present }: Moment,
  key: string,
): Absence | undefined {
  const all = makers.get(key) ?? [];
  if (present.has(key) || all.length === 0) return undefined;
  const order = stage === "regular" || stage === "end" ? [] : hooksOf(stage, objects);
  const later = all.find((maker) => hook !== undefined && order.indexOf(maker) > order.indexOf(hook));
  if (later) return { maker: later, reason: "later" };
  const regular = all.find((maker) => maker.hook === undefined && objects.includes(maker));
  if (regular) return { maker: regular, reason: stage === "post-delete" ? "removed" : "regular" };
  const made = all.filter((maker) => maker.hook?.events.some((name) => ranBefore(event, stage, name)));
  const succeeded = made.find((maker) => hasPolicy(maker.hook!, "hook-succeeded"));
  if (succeeded) return { maker: succeeded, reason: "succeeded" };
  if (made[0] !== undefined && before.get(key)?.hook === undefined && before.has(key))
    return { maker: made[0], reason: "converted" };
  const next = all.find((maker) => maker.hook?.events.some((name) => belongs(event, name)));
  return next ? { maker: next, reason: "later-stage" } : { maker: all[0]!, reason: "other-events" };
}

const suffixes: Readonly<Record<HelmEvent, string>> = {
  install: "install",
  upgrade: "upgrade",
  rollback: "rollback",
  uninstall: "delete",
  test: "test",
};

function belongs(event: HelmEvent, name: HookEvent): boolean {
  return name.endsWith(suffixes[event]);
}

function ranBefore(event: HelmEvent, stage: Moment["stage"], name: HookEvent): boolean {
  if (belongs(event, name)) return name === `pre-${suffixes[event]}` ? stage !== name : stage === "end";
  return event === "install"
    ? false
    : name.endsWith("install") || (event === "rollback" && name.endsWith("upgrade"));
}
