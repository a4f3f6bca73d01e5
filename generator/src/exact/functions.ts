import { allPaths, computed, each, nothing, union, type Made, type Meaning, type Path } from "./meaning.js";

/** What a function of the template language may do to the analysis. `at` is the place of the call. */
export interface Watch {
  /** The template looks at these values. `whole`: at all that is in them, but for the keys in `except`. */
  read(paths: readonly Path[], whole: boolean, except?: readonly string[]): void;
  /** A member by its key. `optional`: it may be missing in what the template made. */
  member(owner: Meaning, key: string, at: string, optional: boolean): Meaning;
  /** The dict or list that the place makes. */
  make(at: string): Made;
  /** Adds to what a member of `made`, or what is merged into it (undefined), may be. */
  add(made: Made, key: string | undefined, value: Meaning): void;
  /** Says that the analysis ends here. */
  lost(at: string, why: string): Meaning;
}

type Call = (watch: Watch, values: readonly Meaning[], at: string) => Meaning;

/**
 * What a call means. A function that is not in the table looks at the whole of its arguments, and nobody
 * knows what is in its result; so the table has only those that hand something on, look at less, or change
 * something.
 */
export function callFunction(watch: Watch, name: string, values: readonly Meaning[], at: string): Meaning {
  const known = functions.get(
    name.replace(/^must(?=[A-Z])/, "").replace(/^./, (first) => first.toLowerCase()),
  );
  if (known) return known(watch, values, at);
  return consume(watch, values, at);
}

const consume: Call = (watch, values) => {
  for (const value of values) watch.read(allPaths(value), true);
  return values.some((value) => value.computed || allPaths(value).length > 0) ? computed : nothing;
};

/** Looks whether there is something, not what. */
const look: Call = (watch, values) => {
  for (const { paths } of values) watch.read(paths, false);
  return nothing;
};

const oneOf: Call = (watch, values, at) => {
  look(watch, values, at);
  return union(...values);
};

const same: Call = (_watch, values) => union(...values.filter(({ key }) => key === undefined));

const merge: Call = (watch, [target = nothing, ...sources], at) => {
  for (const made of target.made) watch.add(made, undefined, union(...sources));
  const result = watch.make(at);
  watch.add(result, undefined, union(target, ...sources));
  return { ...nothing, made: [result] };
};

const index: Call = (watch, [owner = nothing, ...keys], at) =>
  keys.reduce((inner, key) => memberAt(watch, inner, key, at, false), owner);

const dig: Call = (watch, values, at) => {
  const [fallback = nothing, owner = nothing] = values.slice(-2);
  return union(
    values.slice(0, -2).reduce((inner, key) => memberAt(watch, inner, key, at, true), owner),
    fallback,
  );
};

const list: Call = (watch, values, at) => {
  const made = watch.make(at);
  for (const value of values) watch.add(made, each, value);
  return { ...nothing, made: [made] };
};

const dict: Call = (watch, values, at) => {
  const made = watch.make(at);
  for (let i = 0; i < values.length; i += 2)
    watch.add(made, values[i]!.key ?? each, values[i + 1] ?? nothing);
  return { ...nothing, made: [made] };
};

const set: Call = (watch, [owner = nothing, key = nothing, value = nothing], at) => {
  if (owner.paths.length > 0 || owner.computed) return watch.lost(at, "set changes values");
  for (const made of owner.made) watch.add(made, key.key ?? each, value);
  return owner;
};

const pick: Call = (watch, [owner = nothing, ...keys], at) => {
  const made = watch.make(at);
  for (const key of keys) watch.add(made, key.key ?? each, memberAt(watch, owner, key, at, true));
  return { ...nothing, made: [made] };
};

const omit: Call = (watch, [owner = nothing, ...keys]) => {
  watch.read(
    owner.paths,
    true,
    keys.flatMap(({ key }) => key ?? []),
  );
  watch.read(allPaths({ ...owner, paths: [] }), true);
  return computed;
};

const concat: Call = (watch, values, at) => {
  const made = watch.make(at);
  for (const value of values) watch.add(made, undefined, value);
  return { ...nothing, made: [made] };
};

const append: Call = (watch, [items = nothing, item = nothing], at) => {
  const made = watch.make(at);
  watch.add(made, undefined, items);
  watch.add(made, each, item);
  return { ...nothing, made: [made] };
};

const item: Call = (watch, [owner = nothing], at) => watch.member(owner, each, at, true);

const functions: ReadonlyMap<string, Call> = new Map(
  Object.entries<Call>({
    and: oneOf,
    or: oneOf,
    coalesce: oneOf,
    default: (watch, [fallback = nothing, value = nothing], at) => union(oneOf(watch, [value], at), fallback),
    required: (watch, [, value = nothing], at) => oneOf(watch, [value], at),
    ternary: (watch, [yes = nothing, no = nothing, test = nothing], at) => {
      look(watch, [test], at);
      return union(yes, no);
    },
    not: look,
    empty: look,
    len: look,
    kindIs: look,
    kindOf: look,
    typeIs: look,
    typeOf: look,
    index,
    dig,
    get: (watch, [owner = nothing, key = nothing], at) => memberAt(watch, owner, key, at, true),
    hasKey: (watch, [owner = nothing, key = nothing], at) =>
      look(watch, [memberAt(watch, owner, key, at, true)], at),
    keys: (watch, values, at) => {
      look(
        watch,
        values.map((value) => item(watch, [value], at)),
        at,
      );
      return computed;
    },
    values: (watch, values, at) =>
      list(
        watch,
        values.map((value) => item(watch, [value], at)),
        at,
      ),
    dict,
    list,
    tuple: list,
    set,
    pick,
    omit,
    concat,
    append,
    push: append,
    prepend: append,
    merge,
    mergeOverwrite: merge,
    deepCopy: concat,
    first: item,
    last: item,
    initial: same,
    rest: same,
    reverse: same,
    uniq: same,
    compact: same,
    sortAlpha: same,
    slice: same,
    unset: (watch, [owner = nothing], at) =>
      owner.paths.length > 0 ? watch.lost(at, "unset changes values") : owner,
    tpl: (watch, _values, at) => watch.lost(at, "tpl runs a text that is not in the template"),
    // So the name of a file is put together that is included.
    print: (watch, values, at) =>
      values.every(({ key }) => key !== undefined)
        ? { ...nothing, key: values.map(({ key }) => key).join("") }
        : consume(watch, values, at),
  }),
);

/** A member whose key is itself an expression. */
function memberAt(watch: Watch, owner: Meaning, key: Meaning, at: string, optional: boolean): Meaning {
  if (key.key !== undefined) return watch.member(owner, key.key, at, optional);
  if (owner.paths.length > 0 || owner.computed)
    return watch.lost(at, "the key of a value is not written in the template");
  watch.read(allPaths(key), true);
  return watch.member(owner, each, at, true);
}
