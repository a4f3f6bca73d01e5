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

/**
 * The whole way from a catalogue to what must change on disk: read, validate, model, render, and a plan to write.
 * Only `applyPlan` touches the disk; `drift` shows the same plan instead.
 *
 * @param file the catalogue, TypeScript or YAML
 * @param output the folder that holds `charts/` and `schemas/`
 * @throws CatalogueError with all that is wrong in the catalogue
 */
export async function planGeneration(file: string, output: string): Promise<Plan> {
  const catalogue = await readCatalogue(file);
  const chart = umbrellaChart(catalogue);
  const files = await generatedFiles(chart, namespaceCharts(catalogue));
  refuseInexact(file, catalogue, chart, files);
  return planWrite(output, statePath(chart), files);
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

/** Everything that an umbrella chart becomes: its files, those of its subcharts and of the charts beside it, and the contract of its values. */
export async function generatedFiles(chart: Chart, beside: readonly Chart[]): Promise<readonly ChartFile[]> {
  return [...chartFiles(chart), ...beside.flatMap(chartFiles), ...(await valuesContract(chart))];
}

/**
 * Refuses chart templates of a service's own that read a value which does not exist, or leave one of its values unread. Our own
 * templates are exact by test.
 */
export function refuseInexact(file: string, { services }: Catalogue, chart: Chart, files: readonly ChartFile[]): void {
  if (!services.some(({ templates }) => Object.keys(templates).length > 0)) return;
  const problems = exactValueProblems(files, `charts/${chart.folder}`);
  if (problems.length > 0) throw new CatalogueError(file, problems);
}

/** Where chartwright keeps what it has written: in the chart, but not in its package. */
function statePath(chart: Chart): string {
  return `charts/${chart.folder}/.chartwright.json`;
}
