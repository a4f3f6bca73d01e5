import { isMap, type ValueMap } from "../chart/values/value-map.js";

/** What Helm knows of a chart when it completes values: the defaults, and the charts below it that are on. */
export interface Layers {
  readonly name: string;
  readonly defaults: Readonly<ValueMap>;
  readonly dependencies: readonly Layers[];
}

/** What null does to a default: takes it away, or stays to do so in a chart further down. */
export type NullRule = "removes" | "stays";

/**
 * Completes `values` with the defaults of a chart and of the charts below it, as Helm 3.22 and 4.3 do. The
 * two only differ over nulls in the defaults themselves, and charts of ours have none there.
 *
 * Helm hands on parts of `global` without copying them, so that what one service's `global` adds deep inside
 * is seen by all; whether values are valid may hang on it, so it is the same here.
 */
export function coalesce(chart: Layers, values: ValueMap, nulls: NullRule): void {
  addDefaults(chart, values, nulls);
  for (const dependency of chart.dependencies) {
    const own = Object.hasOwn(values, dependency.name)
      ? values[dependency.name]
      : (values[dependency.name] = {});
    // Helm stops here; the umbrella's schema refuses it in better words.
    if (!isMap(own)) continue;
    addGlobals(values, own);
    coalesce(dependency, own, nulls);
  }
}

function addDefaults({ defaults, dependencies }: Layers, values: ValueMap, nulls: NullRule): void {
  for (const [key, value] of Object.entries(structuredClone(defaults))) {
    const isOfDependency = dependencies.some(({ name }) => name === key);
    addValue(values, key, value, nulls, isOfDependency ? "stays" : nulls);
  }
}

function addValue(
  values: ValueMap,
  key: string,
  value: unknown,
  nulls: NullRule,
  nullsInside: NullRule,
): void {
  const given = values[key];
  if (!Object.hasOwn(values, key)) values[key] = value;
  else if (given === null && nulls === "removes") delete values[key];
  else if (isMap(given) && isMap(value)) addMembers(given, value, nullsInside);
}

function addMembers(values: ValueMap, defaults: ValueMap, nulls: NullRule): void {
  for (const [key, value] of Object.entries(defaults)) addValue(values, key, value, nulls, nulls);
}

function addGlobals(parent: ValueMap, child: ValueMap): void {
  const theirs = Object.hasOwn(parent, "global") ? parent["global"] : {};
  const own = Object.hasOwn(child, "global") ? child["global"] : {};
  if (!isMap(theirs) || !isMap(own)) return;
  for (const [key, value] of Object.entries(theirs)) {
    const given = Object.hasOwn(own, key) ? own[key] : undefined;
    if (!isMap(value)) own[key] = isMap(given) ? given : value;
    else if (given === undefined) own[key] = { ...value };
    else if (isMap(given)) {
      // The parent's wins, and only its outermost level is a copy.
      own[key] = { ...value };
      addMembers(own[key] as ValueMap, given, "stays");
    }
  }
  child["global"] = own;
}
