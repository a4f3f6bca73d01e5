import { hasPolicy } from "../prove/hook.js";
import { keyOf } from "../prove/identity.js";
import type { ReleaseObject } from "../prove/objects.js";
import { immutableChanges } from "./immutable-fields.js";
import type { Reason } from "./reason.js";

/** A reason, and the chart template that the object comes from. */
export interface ObjectReason extends Reason {
  /** `shop/charts/cart/templates/service.yaml`. */
  readonly source: string | undefined;
}

/**
 * What an upgrade from one set of objects to another asks for. An object that goes away, also by another name, and one with an immutable
 * field that changes is major; a new one is minor; what else is in an object is patch, and a matter of the chart's files. Names that end
 * in the sum of their content are the same name.
 */
export function compareObjects(old: readonly ReleaseObject[], next: readonly ReleaseObject[]): readonly ObjectReason[] {
  const [before, after] = [byStem(old), byStem(next)];
  const gone = [...before].filter(([stem]) => !after.has(stem)).map(([, object]) => reason("major", object, "is gone"));
  const made = [...after].filter(([stem]) => !before.has(stem)).map(([, object]) => reason("minor", object, "is new"));
  const same = [...after].flatMap(([stem, object]) => {
    const previous = before.get(stem);
    return previous === undefined || previous.name !== object.name || isReplaced(previous) ? [] : changes(previous, object);
  });
  return [...gone, ...same, ...made];
}

function changes(old: ReleaseObject, next: ReleaseObject): readonly ObjectReason[] {
  return immutableChanges(next, old.body, next.body).map((field) => reason("major", next, `cannot be updated: ${field} is immutable, and differs`));
}

function byStem(objects: readonly ReleaseObject[]): ReadonlyMap<string, ReleaseObject> {
  return new Map(objects.map((object) => [keyOf({ ...object, name: summed.has(object.kind) ? object.name.replace(/-[0-9a-f]{8}$/, "-") : object.name }), object]));
}

/** Kinds that are made anew under another name when their content changes. */
const summed: ReadonlySet<string> = new Set(["Job", "ConfigMap", "Secret"]);

/** Helm deletes it and makes it anew. */
function isReplaced({ hook }: ReleaseObject): boolean {
  return hook !== undefined && hasPolicy(hook, "before-hook-creation");
}

function reason(level: Reason["level"], { kind, name, source }: ReleaseObject, message: string): ObjectReason {
  return { level, of: "object", path: `${kind}/${name}`, message, source };
}
