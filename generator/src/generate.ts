import { basename, isAbsolute, join, relative, sep } from "node:path";
import { ProblemsError } from "./problem/problem.js";
import { allInputs, inputsOf, type Inputs } from "./source/inputs.js";
import { inlineFiles } from "./source/inline-files.js";
import { inDocumentOrder, whereWritten, withoutRepetition } from "./catalogue/document-order.js";
import { readSource, type Source } from "./source/read.js";
import { refuse, validateCatalogue } from "./catalogue/validate.js";
import { catalogueCapacityProblems } from "./capacity/capacity-problems.js";
import type { Catalogue } from "./catalogue/model/catalogue.js";
import type { Chart } from "./chart/chart.js";
import { ofSubchart, type EnvironmentValues } from "./chart/values/environments.js";
import { namespaceChartName, namespaceChartsOf } from "./chart/namespace.js";
import { objectNames } from "./chart/kinds/index.js";
import { ownNameProblems } from "./chart/own-names.js";
import { umbrellaChart } from "./chart/umbrella.js";
import { digestOf } from "./order/neighbourhood.js";
import type { ChartFile, KeptFile } from "./render/chart-file.js";
import { exactValueProblems } from "./exact/exact-values.js";
import { abandonedPaths } from "./output/abandoned.js";
import { planWrite, type OwnPlaces, type Plan } from "./output/plan.js";
import { chartFiles, ownFiles } from "./render/chart-files.js";
import { headerText } from "./render/header.js";
import { contractPaths, valuesContract } from "./render/values-contract.js";
import { readEnvironments } from "./values/read-environments.js";
import { readVersions, refuseUnknown, versionsPath, type Versions } from "./release/version/versions-file.js";
import { withVersions } from "./release/version/with-versions.js";
import { stateName } from "./output/state.js";

/** The charts of a catalogue, before they are files. */
export interface Charts {
  readonly catalogue: Catalogue;
  readonly umbrella: Chart;
  /** The chart of the namespace, if there is one. */
  readonly namespaceCharts: readonly Chart[];
  /** What values files say of the umbrella. */
  readonly environments: readonly EnvironmentValues[];
  /** What those of the namespace say. */
  readonly guardRails: readonly EnvironmentValues[];
  /** What each of their files says of where it comes from, see `headerText`. */
  readonly header: string;
  /** What all follows from; undefined if that cannot be told. */
  readonly inputs: Inputs | undefined;
}

/** What must change on disk, and what it is made of. */
export interface Generation extends Charts {
  readonly plan: Plan;
  /** What the charts of services are made of, as a sum, by their folder below `root` of the plan. */
  readonly origins: ReadonlyMap<string, string>;
  /** What the catalogue made under an earlier name, below `root` of the plan. */
  readonly abandoned: readonly string[];
}

/** Knows the files of a chart that lie there untouched since they were made of the same, see `LastRun`. */
export type FilesOf = (folder: string, origin: string) => readonly string[] | undefined;

/**
 * The whole way from a catalogue to what must change on disk: read, validate, model, render, and a plan to
 * write. Only `applyPlan` touches the disk; `drift` shows the same plan instead.
 *
 * @param file the catalogue, TypeScript or YAML
 * @param output the folder that holds `charts/` and `schemas/`, and `values/`, of which READMEs say what it
 * sets
 * @param filesOf charts whose files it knows are not made again
 * @throws ProblemsError with all that is wrong in the catalogue
 */
export async function planGeneration(
  file: string,
  output: string,
  filesOf: FilesOf = () => undefined,
): Promise<Generation> {
  const versions = await readVersions(output);
  const charts = await readCharts(file, output, versions);
  const { umbrella, namespaceCharts, header } = charts;
  refuseUnknown(output, versions, chartNames([umbrella, ...namespaceCharts]));
  const origins = new Map<string, string>();
  const files = generatedFiles(charts, (subchart, environments) => {
    if (subchart.origin === undefined) return undefined;
    const folder = `charts/${subchart.folder}`;
    const origin = digestOf([subchart.origin, environments, header]);
    origins.set(folder, origin);
    return filesOf(folder, origin)?.map((path) => ({ path, contents: undefined }));
  });
  const own = ownPlaces(charts.catalogue, file, output);
  return { ...charts, plan: planWrite(output, own, files), origins, abandoned: abandonedPaths(output, own) };
}

/**
 * The charts of a catalogue.
 *
 * @param versions of charts, where they are above the catalogue's
 * @throws ProblemsError with all that is wrong in the catalogue
 */
export async function readCharts(file: string, output: string, versions: Versions): Promise<Charts> {
  const source = inlineFiles(await readSource(file));
  const catalogue = withVersions(checkedCatalogue(source), versions);
  const umbrella = umbrellaChart(catalogue);
  const namespaceCharts = namespaceChartsOf(catalogue);
  refuseInexact(file, catalogue, umbrella);
  const environments = await readEnvironments(join(output, "values"));
  const guardRails = await readEnvironments(join(output, "values", "namespace"));
  const inputs = allInputs([
    source.inputs,
    environments.inputs,
    guardRails.inputs,
    inputsOf({ files: [join(output, versionsPath)] }),
  ]);
  return {
    catalogue,
    umbrella,
    namespaceCharts,
    environments: environments.values,
    guardRails: guardRails.values,
    header: headerText(placeBelow(output, file) ?? basename(file)),
    inputs,
  };
}

/** The names of charts and of their subcharts. */
export function chartNames(charts: readonly Chart[]): readonly string[] {
  return charts.flatMap(({ name, dependencies }) => [name, ...chartNames(dependencies)]);
}

/** A catalogue, read and checked. */
export async function readCatalogue(file: string): Promise<Catalogue> {
  return checkedCatalogue(inlineFiles(await readSource(file)));
}

/**
 * The catalogue that a source describes.
 *
 * @throws ProblemsError what is wrong in it; if nothing is, names that its charts have already, and what its
 * own namespace would refuse
 */
export function checkedCatalogue(source: Source): Catalogue {
  const catalogue = validateCatalogue(source, objectNames);
  refuse(
    source,
    inDocumentOrder(
      source.value,
      withoutRepetition(
        [...ownNameProblems(catalogue), ...catalogueCapacityProblems(catalogue)].map((problem) =>
          whereWritten(source.value, problem),
        ),
      ),
    ),
  );
  return catalogue;
}

/**
 * Everything that an umbrella chart and the charts of its namespace become: their files, those of the
 * subcharts, and the contracts of their values.
 *
 * @param kept the files of a subchart that need not be made again
 */
export function* generatedFiles<Kept extends KeptFile = never>(
  { umbrella, environments, namespaceCharts, guardRails, header }: RenderedCharts,
  kept: (subchart: Chart, environments: readonly EnvironmentValues[]) => readonly Kept[] | undefined = () =>
    undefined,
): Iterable<ChartFile | Kept> {
  yield* ownFiles(umbrella, environments, header);
  for (const subchart of umbrella.dependencies) {
    const own = ofSubchart(environments, subchart.name);
    yield* kept(subchart, own) ?? chartFiles(subchart, own, header);
  }
  yield* valuesContract(umbrella, header);
  for (const chart of namespaceCharts) {
    yield* chartFiles(chart, guardRails, header);
    yield* valuesContract(chart, header);
  }
}

/** What charts become files by. */
export type RenderedCharts = Omit<Charts, "catalogue" | "inputs">;

/**
 * Refuses chart templates of a service's own that read a value which does not exist, or leave one of its
 * values unread. Our own templates are exact by test.
 */
export function refuseInexact(file: string, { services }: Catalogue, chart: Chart): void {
  if (!services.some(({ templates }) => Object.keys(templates).length > 0)) return;
  const problems = exactValueProblems([...chartFiles(chart)], `charts/${chart.folder}`);
  if (problems.length > 0) throw new ProblemsError(file, problems);
}

/**
 * Where the charts of a catalogue lie; what chartwright has written is kept in the umbrella's folder, but not
 * in its package.
 */
function ownPlaces({ name }: Catalogue, file: string, output: string): OwnPlaces {
  const names = [name, namespaceChartName({ name })];
  return {
    statePath: `charts/${name}/${stateName}`,
    paths: names.flatMap((chart) => [`charts/${chart}`, ...contractPaths(chart)]),
    catalogue: placeBelow(output, file),
  };
}

/** Where a file is below a folder. Undefined elsewhere, where it may have another path on each machine. */
function placeBelow(folder: string, file: string): string | undefined {
  const place = relative(folder, file).split(sep).join("/");
  return isAbsolute(place) || place.startsWith("../") ? undefined : place;
}
