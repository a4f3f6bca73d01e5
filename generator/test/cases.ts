import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Catalogue } from "../src/catalogue/model/catalogue.js";
import type { Chart } from "../src/chart/chart.js";
import { namespaceChartsOf } from "../src/chart/namespace.js";
import { umbrellaChart } from "../src/chart/umbrella.js";
import { generatedFiles } from "../src/pipeline/files.js";
import { readCatalogue } from "../src/pipeline/checked-catalogue.js";
import { packageFolder } from "../src/package-folder.js";
import type { ChartFile } from "../src/render/chart-file.js";
import { headerText } from "../src/render/header.js";
import { readEnvironments } from "../src/values/read-environments.js";

const fixtures = join(packageFolder, "generator/test/fixtures");

/** The names of all cases: the folders of generator/test/fixtures. */
export const caseNames: readonly string[] = readdirSync(fixtures).sort();

/** The folder of a case, with its catalogue.yaml, and perhaps values/ and expected/. */
export function caseFolder(name: string): string {
  return join(fixtures, name);
}

interface CaseChart {
  readonly catalogue: Catalogue;
  readonly chart: Chart;
  readonly namespaceCharts: readonly Chart[];
}

const charts = new Map<string, Promise<CaseChart>>();

/**
 * The catalogue of a case, read as `chartwright generate` does, its umbrella chart and the charts beside it.
 * Made once per process.
 */
export function caseChart(name: string): Promise<CaseChart> {
  const made = charts.get(name) ?? madeChart(name);
  charts.set(name, made);
  return made;
}

async function madeChart(name: string): Promise<CaseChart> {
  const catalogue = await readCatalogue(join(caseFolder(name), "catalogue.yaml"));
  return { catalogue, chart: umbrellaChart(catalogue), namespaceCharts: namespaceChartsOf(catalogue) };
}

const files = new Map<string, Promise<readonly ChartFile[]>>();

/** All that a case becomes. Made once per process. */
export function caseFiles(name: string): Promise<readonly ChartFile[]> {
  const made = files.get(name) ?? madeFiles(name);
  files.set(name, made);
  return made;
}

async function madeFiles(name: string): Promise<readonly ChartFile[]> {
  const { chart, namespaceCharts } = await caseChart(name);
  const values = join(caseFolder(name), "values");
  const [environments, guardRails] = await Promise.all(
    [values, join(values, "namespace")].map((folder) => readEnvironments(folder, packageFolder)),
  );
  return [
    ...generatedFiles({
      umbrella: chart,
      environments: environments!.values,
      namespaceCharts,
      guardRails: guardRails!.values,
      header: headerText("catalogue.yaml"),
    }),
  ];
}
