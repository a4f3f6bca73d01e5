import { isDeepStrictEqual } from "node:util";
import { keyOf, provided } from "../../manifests/identity.js";
import { outside, run, type Present, type Run } from "./lifecycle.js";
import { releaseObjects, type Document, type ReleaseObject } from "../../manifests/objects.js";

/** A chart as Helm renders it. */
export interface Rendered {
  /** For an install, in the order in which Helm prints it. */
  readonly install: readonly Document[];
  /** The same with `--is-upgrade`. */
  readonly upgrade: readonly Document[];
  /** What the release before has; undefined: the same as this one. */
  readonly previous?: readonly Document[];
  /**
   * Hook annotations of objects that Helm dropped, with the chart templates that have them, where those were
   * found.
   */
  readonly dropped?: readonly Dropped[];
}

export interface Dropped {
  readonly annotation: string;
  readonly sources: readonly string[];
}

export interface Settings {
  /** Name of the release. */
  readonly release: string;
  readonly namespace: string;
  /** Seconds: Helm's --timeout. */
  readonly timeout: number;
  /** Seconds that the pipeline around Helm has; undefined: no matter. */
  readonly pipelineTimeout?: number;
  /** Names of Services and Jobs that are there without the release. */
  readonly outside: readonly string[];
  /** Objects that are in the namespace before the release: guard-rails, the Namespace itself. */
  readonly namespaceObjects: readonly Document[];
}

/** A run, with all that the release makes in it and before it. */
export interface SceneRun extends Run {
  /** Who makes something, by the keys of `identity.ts`. */
  readonly makers: ReadonlyMap<string, readonly ReleaseObject[]>;
  /** One of the makers each: what the release or the one before makes at some time. */
  readonly made: Present;
}

/** All that rules look at. */
export interface Scene {
  readonly settings: Settings;
  readonly runs: readonly SceneRun[];
  /** Hooks of the release, each once. */
  readonly hooks: readonly ReleaseObject[];
  readonly dropped: readonly Dropped[];
  /** Words that many names have: of the release, of its charts. */
  readonly commonWords: ReadonlySet<string>;
}

/**
 * Everything that may happen to a release: an install; an upgrade of what was installed before; a rollback
 * after that, to the release before, whose hooks Helm runs then; tests and an uninstall after each.
 */
export function scene(rendered: Rendered, settings: Settings): Scene {
  const objects = (documents: readonly Document[]) => releaseObjects(documents, settings.namespace);
  const there = new Map<string, ReleaseObject>();
  for (const object of objects(settings.namespaceObjects))
    there.set(keyOf(object), { ...object, source: outside });
  const first = objects(rendered.install);
  const later = objects(rendered.upgrade).map((object) => sameTest(object, first) ?? object);
  const before = rendered.previous === undefined ? undefined : objects(rendered.previous);
  const installed = run("install", first, there);
  const upgraded = run(
    "upgrade",
    later,
    before === undefined ? installed.after : run("install", before, there).after,
  );
  const same = isDeepStrictEqual(rendered.install, rendered.upgrade);
  const runs = [
    installed,
    upgraded,
    run("rollback", before ?? later, upgraded.after),
    ...(["uninstall", "test"] as const).flatMap((event) => [
      run(event, first, installed.after),
      ...(same ? [] : [run(event, later, upgraded.after)]),
    ]),
  ];
  const all = [...first, ...later];
  return {
    settings,
    runs: runs.map(withMakers),
    hooks: uniqueHooks(all),
    dropped: rendered.dropped ?? [],
    commonWords: new Set(
      [settings.release, ...all.flatMap(({ source }) => (source ?? "").split("/").slice(0, -1))].flatMap(
        (name) => name.toLowerCase().split(/[^a-z]+/),
      ),
    ),
  };
}

/** The test of an install that an upgrade has under another name, which is random. */
function sameTest(object: ReleaseObject, first: readonly ReleaseObject[]): ReleaseObject | undefined {
  if (!isTest(object)) return undefined;
  const text = nameless(object);
  return first.find((one) => isTest(one) && one.source === object.source && nameless(one) === text);
}

function isTest({ hook }: ReleaseObject): boolean {
  return hook !== undefined && hook.unknown.length === 0 && hook.events.every((event) => event === "test");
}

function nameless({ body, name }: ReleaseObject): string {
  return JSON.stringify(body).replaceAll(JSON.stringify(name), '""');
}

function withMakers(course: Run): SceneRun {
  const makers = new Map<string, ReleaseObject[]>();
  for (const object of new Set([...course.objects, ...course.before.values()])) {
    for (const identity of provided(object)) {
      const key = keyOf(identity);
      const known = makers.get(key);
      if (known) known.push(object);
      else makers.set(key, [object]);
    }
  }
  return { ...course, makers, made: new Map([...makers].map(([key, [object]]) => [key, object!])) };
}

function uniqueHooks(objects: readonly ReleaseObject[]): readonly ReleaseObject[] {
  const unique = new Map<string, ReleaseObject[]>();
  for (const object of objects.filter(({ hook }) => hook !== undefined)) {
    const known = unique.get(keyOf(object)) ?? [];
    if (!known.some(({ body }) => isDeepStrictEqual(body, object.body)))
      unique.set(keyOf(object), [...known, object]);
  }
  return [...unique.values()].flat();
}
