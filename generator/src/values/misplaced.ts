import { pathText, type Step } from "../problem/positions.js";
import { listed, quoted } from "../problem/shown.js";
import type { Chart } from "../chart/chart.js";
import { isGroup, type ValueGroup } from "../chart/values/value-tree.js";

/**
 * Where a key stands that was put in the wrong place of its service, as the end of a sentence: what several
 * workloads share stands at the service, the rest at each of them.
 *
 * @param path of a key that is unknown where it stands
 */
export function rightPlace(path: string, chart: Chart): string | undefined {
  const key = lastStep(path);
  const [owner] = /^[^.[]+/.exec(path) ?? [];
  if (key === undefined || key === path) return undefined;
  const all = keyPaths(chart);
  const own = chart.dependencies.length === 0 ? all : all.filter((place) => place.startsWith(`${owner}.`));
  const places = own.filter((place) => lastStep(place) === key);
  return places.length === 0 || places.length > 3
    ? undefined
    : ` Did you mean ${listed(places.map(quoted), "or")}?`;
}

/** The paths of all keys of a chart's values, and of its subcharts' under their names. */
export function keyPaths(chart: Chart): readonly string[] {
  return [
    ...paths(chart.values, []),
    ...chart.dependencies.flatMap(({ name, values }) => paths(values, [name])),
  ];
}

function paths(group: ValueGroup, steps: readonly Step[]): readonly string[] {
  return Object.entries(group.members).flatMap(([key, node]) => {
    const inner = [...steps, key];
    return [pathText(inner), ...(isGroup(node) ? paths(node, inner) : [])];
  });
}

function lastStep(path: string): string | undefined {
  return /(?:^|\.)([^.[\]]+)$|(\["(?:[^"\\]|\\.)*"\])$/
    .exec(path)
    ?.slice(1)
    .find((step) => step !== undefined);
}
