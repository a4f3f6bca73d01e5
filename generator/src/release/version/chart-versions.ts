import { lt } from "semver";
import type { ChartContent } from "../contract/chart-content.js";
import { compareCharts } from "../contract/compare-charts.js";
import type { ObjectReason } from "../contract/compare-objects.js";
import { largest, ranked, type Level, type Reason } from "../contract/reason.js";
import { isEnough, nextVersion } from "./next-version.js";

/** What becomes of a chart's version. */
export interface ChartVersion {
  readonly name: string;
  /** Undefined: the chart was never published. */
  readonly published: string | undefined;
  /** The version that it has. */
  readonly current: string;
  /** The one that it should have; `current` where that will do. */
  readonly next: string;
  /** Undefined: nothing changed. */
  readonly level: Level | undefined;
  /** The largest first. */
  readonly reasons: readonly Reason[];
}

/** What changed in a chart, and in each of its subcharts that was there before. */
export interface ChartChanges {
  readonly own: readonly Reason[];
  readonly subcharts: ReadonlyMap<string, readonly Reason[]>;
}

/** A chart as it was published; of one that never was, what was published of its subcharts. */
export interface PublishedContent {
  readonly own: ChartContent | undefined;
  /**
   * By name, those that it does not have in it: they were published by themselves, or in an older version of
   * it.
   */
  readonly elsewhere: ReadonlyMap<string, ChartContent>;
}

/** What the files of a chart and of its subcharts say of changes. */
export function chartChanges(old: PublishedContent, next: ChartContent): ChartChanges {
  return {
    own: old.own === undefined ? [] : compareCharts(old.own, next),
    subcharts: new Map(
      [...next.subcharts].flatMap(([name, subchart]) => {
        const before = subchartOf(old, name);
        return before === undefined ? [] : [[name, compareCharts(before, subchart)]];
      }),
    ),
  };
}

function subchartOf({ own, elsewhere }: PublishedContent, name: string): ChartContent | undefined {
  return own?.subcharts.get(name) ?? elsewhere.get(name);
}

/**
 * The same with what changes in the objects of the release: at the subchart that makes them if it changed,
 * else at the umbrella.
 */
export function withObjects(
  { own, subcharts }: ChartChanges,
  objects: readonly ObjectReason[],
): ChartChanges {
  // That a whole subchart came or went says it already.
  const whole = new Set(own.filter(({ of }) => of === "subchart").map(({ path }) => path));
  const made = objects
    .map(({ source, ...reason }) => ({
      reason,
      subchart: /^[^/]+\/charts\/([^/]+)\//.exec(source ?? "")?.[1],
    }))
    .filter(({ subchart }) => !whole.has(subchart ?? ""));
  const changed = (name: string | undefined) => name !== undefined && (subcharts.get(name) ?? []).length > 0;
  return {
    own: [...own, ...made.filter(({ subchart }) => !changed(subchart)).map(({ reason }) => reason)],
    subcharts: new Map(
      [...subcharts].map(([name, reasons]) => [
        name,
        [
          ...reasons,
          ...made.filter(({ subchart }) => subchart === name && changed(name)).map(({ reason }) => reason),
        ],
      ]),
    ),
  };
}

/**
 * The versions of a chart and of its subcharts: only what changed gets another, and the umbrella after its
 * subcharts, by what the largest of their changes means for it. A version is never below the published one.
 */
export function chartVersions(
  old: PublishedContent,
  next: ChartContent,
  { own, subcharts }: ChartChanges,
): readonly ChartVersion[] {
  const inner = [...next.subcharts].map(([name, subchart]) =>
    chartVersion(subchartOf(old, name), subchart, subcharts.get(name) ?? []),
  );
  // Of one that is not in it, it says already that it is new.
  const raised = inner.filter(
    (chart) =>
      chart.published !== undefined && chart.next !== chart.published && !old.elsewhere.has(chart.name),
  );
  const because = raised.map(
    ({ name, published, next, level = "patch" }): Reason => ({
      level,
      of: "subchart",
      path: name,
      message: `${published} → ${next}`,
    }),
  );
  return [...inner, chartVersion(old.own, next, old.own === undefined ? [] : [...own, ...because])];
}

function chartVersion(
  old: ChartContent | undefined,
  { name, version }: ChartContent,
  found: readonly Reason[],
): ChartVersion {
  const reasons = ranked(found);
  const level = largest(reasons.map(({ level }) => level));
  return {
    name,
    published: old?.version,
    current: version,
    next: old === undefined ? version : versionAfter(old.version, version, level),
    level,
    reasons,
  };
}

function versionAfter(published: string, current: string, level: Level | undefined): string {
  if (level === undefined) return lt(current, published) ? published : current;
  const needed = nextVersion(published, level);
  return isEnough(current, published, needed) ? current : needed;
}
