import { hasPolicy } from "../../manifests/hook.js";
import { keyOf } from "../../manifests/identity.js";
import type { ReleaseObject } from "../../manifests/objects.js";
import { addressChanges } from "./addresses.js";
import { immutableChanges } from "./immutable-fields.js";
import type { Reason } from "./reason.js";

/** A reason, and the chart template that the object comes from. */
export interface ObjectReason extends Reason {
  /** `shop/charts/cart/templates/service.yaml`. */
  readonly source: string | undefined;
}

/** Objects that charts are rendered to. */
export interface RenderedObjects {
  readonly objects: readonly ReleaseObject[];
  /** What is known of the charts that they come from, by folder: `shop/charts/cart`. */
  readonly charts: ReadonlyMap<string, RenderedChart>;
}

/** What names of objects may be made of. */
export interface RenderedChart {
  readonly version: string;
  /**
   * Whether its chart templates ask for the revision of the release, which is another one at each upgrade.
   */
  readonly readsRevision: boolean;
}

/**
 * What an upgrade from one set of objects to another asks for. Major: an object that goes away, also by
 * another name, one with an immutable field that changes, and an address that goes, which callers outside may
 * know. Minor: a new object or address. Patch, and a matter of the chart's files: what else is in an object.
 * Names that end in the sum of their content or hold the chart's version are the same name. A hook that goes
 * away stays where it is: Helm only deletes what is not a hook.
 */
export function compareObjects(old: RenderedObjects, next: RenderedObjects): readonly ObjectReason[] {
  const [before, after] = [byStem(old), byStem(next)];
  const gone = [...before]
    .filter(([stem, { hook }]) => !after.has(stem) && hook === undefined)
    .map(([, object]) => reason("major", object, "is gone"));
  const made = [...after]
    .filter(([stem]) => !before.has(stem))
    .map(([, object]) => reason("minor", object, "is new"));
  const same = [...after].flatMap(([stem, object]) => {
    const previous = before.get(stem);
    return previous === undefined ||
      previous.name !== object.name ||
      isReplaced(previous) ||
      hasRevision(previous, old)
      ? []
      : changes(previous, object);
  });
  return [...gone, ...same, ...made];
}

/** Whether it says that the API server refuses an update. */
export function isRefusedUpdate({ message }: ObjectReason): boolean {
  return message.startsWith(refusedUpdate);
}

const refusedUpdate = "cannot be updated: ";

function changes(old: ReleaseObject, next: ReleaseObject): readonly ObjectReason[] {
  const { gone, made } = addressChanges(old, next);
  return [
    ...immutableChanges(next, old.body, next.body).map((change) =>
      reason("major", next, `${refusedUpdate}${change}`),
    ),
    ...gone.map((address) => reason("major", next, `does not answer at ${address} any more`)),
    ...made.map((address) => reason("minor", next, `answers at ${address} now`)),
  ];
}

function byStem(rendered: RenderedObjects): ReadonlyMap<string, ReleaseObject> {
  return new Map(
    rendered.objects.map((object) => [
      keyOf({ ...object, name: renamed.has(object.kind) ? stemOf(object, rendered) : object.name }),
      object,
    ]),
  );
}

/** Kinds that are made anew under another name when their content changes. */
const renamed: ReadonlySet<string> = new Set(["Job", "ConfigMap", "Secret"]);

/**
 * A name without the chart's version, the sum of what the object holds, and the release's revision after
 * that.
 */
function stemOf(object: ReleaseObject, rendered: RenderedObjects): string {
  const { version = "" } = chartOf(object, rendered) ?? {};
  const unversioned = [version, version.replace(/[.+]/g, "-")].reduce(
    (name, text) => (text === "" ? name : name.replace(text, "")),
    object.name,
  );
  return unversioned.replace(/-[0-9a-f]{8}(-\d+)?$/, "-");
}

/** Whether its name may end in the revision, which is 1 in what Helm renders without a cluster. */
function hasRevision(object: ReleaseObject, rendered: RenderedObjects): boolean {
  return (
    renamed.has(object.kind) &&
    object.name.endsWith("-1") &&
    chartOf(object, rendered)?.readsRevision === true
  );
}

function chartOf({ source = "" }: ReleaseObject, { charts }: RenderedObjects): RenderedChart | undefined {
  return charts.get(source.split("/templates/")[0]!);
}

/** Helm deletes it and makes it anew. */
function isReplaced({ hook }: ReleaseObject): boolean {
  return hook !== undefined && hasPolicy(hook, "before-hook-creation");
}

function reason(
  level: Reason["level"],
  { kind, name, source }: ReleaseObject,
  message: string,
): ObjectReason {
  return { level, of: "object", path: `${kind}/${name}`, message, source };
}
