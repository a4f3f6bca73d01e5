import type { Step } from "./chart-template.js";
import type { Watch } from "./functions.js";
import {
  computed,
  each,
  grew,
  nothing,
  opened,
  union,
  type Made,
  type Meaning,
  type Path,
} from "./meaning.js";

/** A file of a chart, or a named template in it. */
export interface TemplateBody {
  readonly file: string;
  readonly steps: readonly Step[];
}

/** A look at values. `whole`: also at all that is in them, but for the keys in `except`. */
export interface Read {
  readonly path: Path;
  readonly whole: boolean;
  readonly except: readonly string[];
}

/** Something that a template says at a place, `file` and the number of characters before it. */
export interface Fault {
  readonly file: string;
  readonly offset: number;
  readonly message: string;
}

/** What is known of a chart before its templates are followed. */
export interface Surroundings {
  /** Named templates and files, by name and by path. */
  readonly bodies: ReadonlyMap<string, TemplateBody>;
  /** Folder of the chart's templates, as in the paths of `bodies`. */
  readonly folder: string;
  /** What is wrong with a path that a template reads, if anything. */
  readonly fault: (path: Path) => string | undefined;
}

/** How far the templates of one chart have been followed. */
export interface Walk extends Watch, Surroundings {
  readonly reads: Map<string, Read>;
  readonly faults: Map<string, Fault>;
  readonly included: Set<string>;
  /**
   * Places of members that what the template made does not have; undefined once they were found there on
   * another way.
   */
  readonly missing: Map<string, Fault | undefined>;
  readonly variables: Map<string, Meaning>[];
  readonly root: Meaning;
  /** How often a variable or something made came to mean more. */
  growth: number;
  depth: number;
}

/** A walk that has seen nothing yet. */
export function newWalk(surroundings: Surroundings): Walk {
  const made = new Map<string, Made>();
  const basePath: Meaning = { ...nothing, key: surroundings.folder };
  const template: Made = {
    members: new Map([
      ["BasePath", basePath],
      ["Name", nothing],
    ]),
    rest: nothing,
  };
  const root: Made = {
    members: new Map(["Release", "Chart", "Files", "Capabilities"].map((name) => [name, nothing]))
      .set("Values", { ...nothing, paths: [[]] })
      .set("Template", { ...nothing, made: [template] }),
    rest: nothing,
  };
  const walk: Walk = {
    ...surroundings,
    reads: new Map(),
    faults: new Map(),
    included: new Set(),
    missing: new Map(),
    variables: [],
    growth: 0,
    depth: 0,
    root: { ...nothing, made: [root] },
    read(paths, whole, except = []) {
      for (const path of paths)
        walk.reads.set(JSON.stringify([path, whole, except]), { path, whole, except });
    },
    make(at) {
      const known = made.get(at) ?? { members: new Map(), rest: nothing };
      made.set(at, known);
      return known;
    },
    add(owner, key, value) {
      const known = key === undefined ? owner.rest : owner.members.get(key);
      const next = known ? union(known, value) : value;
      if (!known || grew(known, next)) walk.growth++;
      if (key === undefined) owner.rest = next;
      else owner.members.set(key, next);
    },
    member: (owner, key, at, optional) => member(walk, owner, key, at, optional),
    lost(at, why) {
      fault(walk, at, `cannot be followed: ${why}`);
      return nothing;
    },
  };
  return walk;
}

function member(walk: Walk, closed: Meaning, key: string, at: string, optional: boolean): Meaning {
  const owner = opened(closed);
  if (owner.computed && key !== each)
    return walk.lost(at, `${key} is looked up in what a function made of values`);
  const found = owner.made.flatMap(({ members }) =>
    key === each
      ? [...members.values()]
      : [members.get(key), members.get(each)].filter((one) => one !== undefined),
  );
  const paths = owner.paths
    .filter((path) => {
      const wrong = walk.fault([...path, key]);
      // What was merged into a dict need not have what the dict has.
      if (!wrong || (found.length > 0 && !closed.paths.includes(path))) return !wrong;
      fault(walk, at, wrong);
      // It is read, if in vain: one problem is enough.
      walk.read([[...path, key]], true);
      return false;
    })
    .map((path) => [...path, key]);
  if (!optional && owner.made.length > 0 && owner.paths.length === 0)
    noteMissing(walk, key, at, found.length === 0);
  return union(
    ...(paths.length > 0 ? [{ ...nothing, paths }] : []),
    ...found,
    ...(owner.computed ? [computed] : []),
  );
}

// What one caller of a named template leaves out, another may give.
function noteMissing(walk: Walk, key: string, at: string, isMissing: boolean): void {
  const place = `${at}\0${key}`;
  if (!isMissing) walk.missing.set(place, undefined);
  else if (!walk.missing.has(place))
    walk.missing.set(place, { ...placeOf(at), message: `reads .${key}, which is not there` });
}

function placeOf(at: string): { readonly file: string; readonly offset: number } {
  const end = at.lastIndexOf(":");
  return { file: at.slice(0, end), offset: Number(at.slice(end + 1)) };
}

function fault(walk: Walk, at: string, message: string): void {
  walk.faults.set(`${at}\0${message}`, { ...placeOf(at), message });
}
