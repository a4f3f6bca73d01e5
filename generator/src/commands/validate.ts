import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { readCatalogue, refuseInexact } from "../generate.js";
import { formatProblems } from "../catalogue/problem.js";
import { readSource } from "../catalogue/read.js";
import { chartFiles } from "../render/chart-files.js";
import { umbrellaChart } from "../chart/umbrella.js";
import { checkValues } from "../values/check-values.js";
import type { Outcome } from "./command.js";

/**
 * `chartwright validate`: the catalogue, then its values files, with Helm's verdict but without Helm.
 *
 * @param layers files that are given to Helm together, later ones winning; none: each file of `values/` by itself
 */
export async function validate(catalogue: string, output: string, layers: readonly string[]): Promise<Outcome> {
  const complete = await readCatalogue(catalogue);
  const chart = umbrellaChart(complete);
  refuseInexact(catalogue, complete, chart, chartFiles(chart));
  const runs = layers.length > 0 ? [layers] : valuesFiles(join(output, "values")).map((file) => [file]);
  const found = (await Promise.all(runs.map(async (files) => checkValues(chart, await Promise.all(files.map(readSource)))))).flat();
  const faulty = found.filter(({ problems }) => problems.length > 0);
  const fine = `${catalogue}: ${complete.services.length} ${complete.services.length === 1 ? "service" : "services"}, no problem.\n`;
  const values = runs.map((files) => `${files.join(", ")}: no problem.\n`).join("");
  return {
    exitCode: faulty.length === 0 ? 0 : 1,
    text: faulty.length === 0 ? fine + values : faulty.map(({ file, problems }) => formatProblems(file, problems)).join("\n"),
    json: { services: complete.services.length, problems: faulty.flatMap(({ file, problems }) => problems.map((problem) => ({ file, ...problem }))) },
  };
}

function valuesFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => /\.ya?ml$/.test(name)).sort().map((name) => join(folder, name));
}
