/** Keys from the top of a chart's values. */
export type Path = readonly string[];

/**
 * Stands in a path for every item of a list, and for every member of an object whose key is not written down.
 */
export const each = "[]";

/**
 * What a variable, the dot or an expression of a chart template may be: any of these, and perhaps something
 * that no values went into.
 */
export interface Meaning {
  /** Parts of the values. */
  readonly paths: readonly Path[];
  /** What the template itself makes with `dict` or `list`. */
  readonly made: readonly Made[];
  /** A key that is written in the template; for a number, `each`. */
  readonly key?: string;
  /** Computed from values: it can be printed and compared, but no member of it is known. */
  readonly computed: boolean;
}

/** A dict or list that one place of a template makes. It has an identity, for templates change dicts. */
export interface Made {
  readonly members: Map<string, Meaning>;
  /** What was merged into it. */
  rest: Meaning;
}

/** Has nothing to do with the values: a text, `.Release.Name`. */
export const nothing: Meaning = { paths: [], made: [], computed: false };
export const computed: Meaning = { ...nothing, computed: true };

/** Everything that any of the meanings may be. */
export function union(...meanings: readonly Meaning[]): Meaning {
  const some = meanings.filter((meaning) => meaning !== nothing);
  const [first = nothing] = some;
  if (some.length === meanings.length && some.length < 2) return first;
  const paths = new Map(some.flatMap((meaning) => meaning.paths).map((path) => [path.join("\0"), path]));
  return {
    paths: [...paths.values()],
    made: [...new Set(some.flatMap(({ made }) => made))],
    ...(first.key !== undefined && meanings.every(({ key }) => key === first.key) ? { key: first.key } : {}),
    computed: some.some((meaning) => meaning.computed),
  };
}

/** Whether `next`, which holds all that `known` does, holds more. */
export function grew(known: Meaning, next: Meaning): boolean {
  return (
    next.paths.length > known.paths.length ||
    next.made.length > known.made.length ||
    next.computed !== known.computed ||
    next.key !== known.key
  );
}

/** A meaning together with all that was merged into what it holds. */
export function opened(meaning: Meaning): Meaning {
  if (meaning.made.length === 0) return meaning;
  const made = new Set(meaning.made);
  // A set hands out what is added to it while it is walked through.
  for (const { rest } of made) rest.made.forEach((one) => made.add(one));
  return { ...union({ ...meaning, made: [] }, ...[...made].map(({ rest }) => rest)), made: [...made] };
}

/** All parts of the values in a meaning, those inside of what the template made as well. */
export function allPaths({ paths, made }: Meaning, seen = new Set<Made>()): readonly Path[] {
  const inside = made
    .filter((one) => !seen.has(one))
    .flatMap((one) => {
      seen.add(one);
      return [one.rest, ...one.members.values()].flatMap((member) => allPaths(member, seen));
    });
  return [...paths, ...inside];
}
