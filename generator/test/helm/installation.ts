import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { load } from "js-yaml";
import type { Step } from "../../src/problem/positions.js";
import { manifestsIn, renderedText, type Helm, type Manifest } from "./render.js";
import { run } from "./run.js";

/** An umbrella chart as Helm reads and prints it. */
export interface Installation {
  readonly objects: readonly Manifest[];
  /** The charts by name: the umbrella and its subcharts. */
  readonly charts: ReadonlyMap<string, PrintedChart>;
}

export interface PrintedChart {
  /** Chart.yaml, from `helm show chart`. */
  readonly metadata: unknown;
  /** values.yaml, from `helm show values`. */
  readonly values: unknown;
  /** README.md and values.schema.json, parsed. */
  readonly readme: string;
  readonly schema: unknown;
}

/**
 * @param chart folder of the umbrella chart
 * @param services names of its subcharts
 * @param values values files
 */
export async function installation(
  helm: Helm,
  chart: string,
  services: readonly string[],
  values: readonly string[],
): Promise<Installation> {
  const folders = [chart, ...services.map((name) => join(chart, "charts", name))];
  const printed = await Promise.all(
    folders.map(async (folder) => [basename(folder), await printedChart(helm, folder)] as const),
  );
  return { objects: manifestsIn(await renderedText(helm, chart, values)), charts: new Map(printed) };
}

/** What steps lead to, or undefined. */
export function pick(value: unknown, steps: readonly Step[]): unknown {
  return steps.reduce<unknown>(
    (here, step) =>
      typeof here === "object" && here !== null ? (here as Readonly<Record<Step, unknown>>)[step] : undefined,
    value,
  );
}

async function printedChart(helm: Helm, folder: string): Promise<PrintedChart> {
  const [metadata, values] = await Promise.all(
    ["chart", "values"].map(async (what) => load((await run(helm, ["show", what, folder])).output)),
  );
  const file = (name: string) => readFileSync(join(folder, name), "utf8");
  return { metadata, values, readme: file("README.md"), schema: JSON.parse(file("values.schema.json")) };
}
