import { nearestPlace, pathText, type Place, type Step } from "../problem/positions.js";
import type { Source } from "../source/read.js";
import { isMap, type ValueMap } from "../chart/values/value-map.js";

/** Which file a value comes from, and where in it. */
export interface Origin extends Place {
  readonly source: Source;
  /** The value as the file has it. */
  readonly given: unknown;
}

/** The origin of every value by its path in the user's words; the whole is at the empty path. */
export type Origins = ReadonlyMap<string, Origin>;

/**
 * Values files as Helm makes one of them: mappings are merged, all else is replaced by the later file, and
 * null is a value like others.
 *
 * @param sources each a mapping or, for an empty file, null
 */
export function mergeSources(sources: readonly Source[]): {
  readonly values: ValueMap;
  readonly origins: Origins;
} {
  const origins = new Map<string, Origin>();
  const layers = sources.map((source) => ({ source, value: source.value ?? {} }));
  const values = layers.length === 0 ? {} : merged(layers, [], origins);
  return { values: values as ValueMap, origins };
}

/** What one file has at a place. */
interface Layer {
  readonly source: Source;
  readonly value: unknown;
}

function merged(layers: readonly Layer[], steps: readonly Step[], origins: Map<string, Origin>): unknown {
  const last = layers.at(-1)!;
  const path = pathText(steps);
  origins.set(path, { ...placeIn(last.source, path), source: last.source, given: last.value });
  const inside = (step: Step, members: readonly Layer[]) => merged(members, [...steps, step], origins);
  if (Array.isArray(last.value))
    return last.value.map((value: unknown, i) => inside(i, [{ source: last.source, value }]));
  if (!isMap(last.value)) return last.value;
  const maps = layers.slice(layers.findLastIndex(({ value }) => !isMap(value)) + 1) as readonly (Layer & {
    readonly value: ValueMap;
  })[];
  const keys = [...new Set(maps.flatMap(({ value }) => Object.keys(value)))];
  return Object.fromEntries(
    keys.map((key) => {
      const members = maps.flatMap(({ source, value }) =>
        Object.hasOwn(value, key) ? [{ source, value: value[key] }] : [],
      );
      return [key, inside(key, members)];
    }),
  );
}

// What came in by an alias stands where the alias does.
function placeIn({ positions }: Source, path: string): Place {
  const place = positions && nearestPlace(path, positions);
  if (!place) return nowhere;
  return positions.has(path) ? place : { key: place.key, value: place.key };
}

/** The place of what is in a module; it is not shown. */
const nowhere: Place = { key: { line: 0, column: 0 }, value: { line: 0, column: 0 } };
