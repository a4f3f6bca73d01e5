import type { Chart } from "../chart/chart.js";
import { digestOf } from "../order/neighbourhood.js";
import type { ChartFile, KeptFile } from "../render/chart-file.js";
import { chartFiles, ownFiles } from "../render/chart-files.js";
import { valuesContract } from "../render/values-contract.js";
import type { Charts } from "./charts.js";

/** Knows the files of a chart that lie there untouched since they were made of the same, see `LastRun`. */
export type FilesOf = (folder: string, origin: string) => readonly string[] | undefined;

/** The files of charts, and what those of services are made of, as a sum, by their folder. */
export interface RenderedFiles {
  /** Each is made when its turn comes. */
  readonly files: Iterable<ChartFile | KeptFile>;
  /** Filled while the files are made. */
  readonly origins: ReadonlyMap<string, string>;
}

/** @param filesOf charts whose files it knows are not made again */
export function renderedFiles(charts: Charts, filesOf: FilesOf): RenderedFiles {
  const origins = new Map<string, string>();
  const files = generatedFiles(charts, (subchart) => {
    if (subchart.origin === undefined) return undefined;
    const folder = `charts/${subchart.folder}`;
    const origin = digestOf([subchart.origin, charts.header]);
    origins.set(folder, origin);
    return filesOf(folder, origin)?.map((path) => ({ path, contents: undefined }));
  });
  return { files, origins };
}

/**
 * Everything that an umbrella chart and the charts of its namespace become: their files, those of the
 * subcharts, and the contracts of their values.
 *
 * @param kept the files of a subchart that need not be made again
 */
export function* generatedFiles<Kept extends KeptFile = never>(
  { umbrella, environments, namespaceCharts, guardRails, header }: Omit<Charts, "catalogue">,
  kept: (subchart: Chart) => readonly Kept[] | undefined = () => undefined,
): Iterable<ChartFile | Kept> {
  yield* ownFiles(umbrella, header);
  for (const subchart of umbrella.dependencies) yield* kept(subchart) ?? chartFiles(subchart, header);
  yield* valuesContract(umbrella, header, environments, "values/");
  for (const chart of namespaceCharts) {
    yield* chartFiles(chart, header);
    yield* valuesContract(chart, header, guardRails, "values/namespace/");
  }
}
