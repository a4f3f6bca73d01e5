import type { Catalogue } from "../catalogue/model/catalogue.js";
import { nearestPlace } from "../problem/positions.js";
import type { Problem } from "../problem/problem.js";
import type { Source } from "../source/read.js";
import { shown } from "../problem/shown.js";
import type { Chart } from "../chart/chart.js";
import { byFile, type FileProblems } from "../values/check-values.js";
import { helmValues } from "../values/helm-values.js";
import { mergeSources, type Origins } from "../values/merge-sources.js";
import { capacityProblems } from "./capacity-problems.js";
import { filesValues, type EffectiveValues } from "./effective-values.js";
import { mapAt } from "../chart/values/value-map.js";
import { guardRailProblems, type Figures } from "./guard-rail-problems.js";

/** The figures of an environment's namespace, and where they come from. */
export interface NamespaceFigures extends Figures {
  /** The values file; undefined: the catalogue alone. */
  readonly file: string | undefined;
}

/** What the chart of a namespace makes of its values files, which must be valid. */
export function namespaceFigures(chart: Chart, sources: readonly Source[]): NamespaceFigures {
  return {
    ...(helmValues(chart, mergeSources(sources).values).values as Figures),
    file: sources.at(-1)?.file,
  };
}

/** Figures of a namespace's values files that Kubernetes would refuse, or that contradict each other. */
export function checkFigures(chart: Chart, sources: readonly Source[]): readonly FileProblems[] {
  const { origins } = mergeSources(sources);
  return byFile(
    located(guardRailProblems(namespaceFigures(chart, sources), ""), origins),
    chart,
    sources,
    origins,
  );
}

/** What an environment's namespace refuses of a release with these values files, which must be valid. */
export function checkCapacity(
  catalogue: Catalogue,
  umbrella: Chart,
  sources: readonly Source[],
  figures: NamespaceFigures,
): readonly FileProblems[] {
  const { values, origins } = mergeSources(sources);
  const effective = filesValues(umbrella, values);
  const quotaName = figures.file === undefined ? "the catalogue's quota" : `the quota of ${figures.file}`;
  const problems = [
    ...isolationProblems(catalogue, effective),
    ...capacityProblems(catalogue, effective, figures, quotaName, (key) => key),
  ];
  return byFile(located(problems, origins), umbrella, sources, origins);
}

/** Without NetworkPolicies of its own, the platform has only the one that denies everything. */
function isolationProblems({ namespace }: Catalogue, { global }: EffectiveValues): readonly Problem[] {
  const enabled = mapAt(global, ["networkPolicy"])["enabled"];
  return namespace?.defaultDeny && enabled !== true
    ? [
        {
          path: "global.networkPolicy.enabled",
          message:
            "must be true, for the namespace denies all traffic " +
            `that no NetworkPolicy allows, got ${shown(enabled)}`,
        },
      ]
    : [];
}

// A sum is of the whole file, so it has no place in it.
function located(problems: readonly Problem[], origins: Origins): readonly Problem[] {
  return problems.map((problem) => {
    const place = nearestPlace(problem.path, origins);
    return place === undefined || place === origins.get("") ? problem : { ...problem, position: place.value };
  });
}
