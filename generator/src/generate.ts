import { CatalogueError } from "./catalogue/problem.js";
import { inlineFiles } from "./catalogue/inline-files.js";
import { inDocumentOrder, whereWritten, withoutRepetition } from "./catalogue/document-order.js";
import { readSource, type Source } from "./catalogue/read.js";
import { refuse, validateCatalogue } from "./catalogue/validate.js";
import { catalogueCapacityProblems } from "./capacity/capacity-problems.js";
import type { Catalogue } from "./catalogue/catalogue.js";
import type { Chart } from "./chart/chart.js";
import { namespaceCharts } from "./chart/namespace.js";
import { umbrellaChart } from "./chart/umbrella.js";
import type { ChartFile } from "./render/chart-file.js";
import { exactValueProblems } from "./exact/exact-values.js";
import { planWrite, type Plan } from "./output/plan.js";
import { chartFiles } from "./render/chart-files.js";
import { valuesContract } from "./render/values-contract.js";

/** What must change on disk, and the files that it follows from, where it follows from files alone. */
export interface Generation {
  readonly plan: Plan;
  readonly inputs: readonly string[] | undefined;
}

/**
 * The whole way from a catalogue to what must change on disk: read, validate, model, render, and a plan to write.
 * Only `applyPlan` touches the disk; `drift` shows the same plan instead.
 *
 * @param file the catalogue, TypeScript or YAML
 * @param output the folder that holds `charts/` and `schemas/`
 * @throws CatalogueError with all that is wrong in the catalogue
 */
export async function planGeneration(file: string, output: string): Promise<Generation> {
  const source = inlineFiles(await readSource(file));
  const catalogue = checkedCatalogue(source);
  const chart = umbrellaChart(catalogue);
  refuseInexact(file, catalogue, chart);
  return { plan: planWrite(output, statePath(chart), generatedFiles(chart, namespaceCharts(catalogue))), inputs: source.inputs };
}

/** A catalogue, read and checked. */
export async function readCatalogue(file: string): Promise<Catalogue> {
  return checkedCatalogue(inlineFiles(await readSource(file)));
}

/**
 * The catalogue that a source describes.
 *
 * @throws CatalogueError what is wrong in it; if nothing is, what its own namespace would refuse
 */
export function checkedCatalogue(source: Source): Catalogue {
  const catalogue = validateCatalogue(source);
  refuse(source, inDocumentOrder(source.value, withoutRepetition(catalogueCapacityProblems(catalogue).map((problem) => whereWritten(source.value, problem)))));
  return catalogue;
}

/** Everything that an umbrella chart becomes: its files, those of its subcharts and of the charts beside it, and the contracts of their values. */
export function* generatedFiles(chart: Chart, beside: readonly Chart[]): Iterable<ChartFile> {
  for (const each of [chart, ...beside]) {
    yield* chartFiles(each);
    yield* valuesContract(each);
  }
}

/**
 * Refuses chart templates of a service's own that read a value which does not exist, or leave one of its values unread. Our own
 * templates are exact by test.
 */
export function refuseInexact(file: string, { services }: Catalogue, chart: Chart): void {
  if (!services.some(({ templates }) => Object.keys(templates).length > 0)) return;
  const problems = exactValueProblems([...chartFiles(chart)], `charts/${chart.folder}`);
  if (problems.length > 0) throw new CatalogueError(file, problems);
}

/** Where chartwright keeps what it has written: in the chart, but not in its package. */
function statePath(chart: Chart): string {
  return `charts/${chart.folder}/.chartwright.json`;
}
