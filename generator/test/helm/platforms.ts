import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import type { Catalogue } from "../../src/catalogue/model/catalogue.js";
import { readCatalogue } from "../../src/pipeline/checked-catalogue.js";
import { packageFolder } from "../../src/package-folder.js";
import { chartFiles } from "../../src/render/chart-files.js";
import { caseChart, caseFolder, caseNames } from "../cases.js";

/** An umbrella chart on disk, with the catalogue that it comes from. */
export interface Platform {
  readonly name: string;
  readonly catalogue: Catalogue;
  /** Folder of the umbrella chart. */
  readonly chart: string;
  /** Folders of the subcharts. */
  readonly subcharts: readonly string[];
  /** Values files, one for each environment. */
  readonly environments: readonly string[];
  /** The chart of the namespace, by itself and with each of its values files. */
  readonly namespace: readonly (readonly [chart: string, ...values: readonly string[]])[];
}

const folder = mkdtempSync(join(tmpdir(), "chartwright-charts-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

/**
 * The charts of this repository as they lie there, and those of all cases, generated into a temporary folder.
 */
export const platforms: readonly Platform[] = [
  await ownPlatform(),
  ...(await Promise.all(caseNames.map(casePlatform))),
];

async function ownPlatform(): Promise<Platform> {
  const catalogue = await readCatalogue(join(packageFolder, "generator/catalogue/index.ts"));
  return platform(catalogue, join(packageFolder, "charts", catalogue.name), join(packageFolder, "values"));
}

async function casePlatform(name: string): Promise<Platform> {
  const { catalogue, chart, namespaceCharts } = await caseChart(name);
  for (const { path, contents } of [chart, ...namespaceCharts].flatMap((each) => [...chartFiles(each)])) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), contents);
  }
  return platform(catalogue, join(folder, "charts", chart.folder), join(caseFolder(name), "values"));
}

function platform(catalogue: Catalogue, chart: string, values: string): Platform {
  return {
    name: basename(chart),
    catalogue,
    chart,
    subcharts: readdirSync(join(chart, "charts"))
      .sort()
      .map((name) => join(chart, "charts", name)),
    environments: valuesFiles(values),
    namespace: catalogue.namespace
      ? [
          [`${chart}-namespace`],
          ...valuesFiles(join(values, "namespace")).map((file) => [`${chart}-namespace`, file] as const),
        ]
      : [],
  };
}

function valuesFiles(folder: string): readonly string[] {
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => file.endsWith(".yaml"))
        .sort()
        .map((file) => join(folder, file))
    : [];
}
