import { join } from "node:path";
import { isThere } from "../disk/stats.js";
import { ProblemsError } from "../problem/problem.js";
import { readNamedValues, type Source } from "../source/read.js";
import { readCatalogue } from "../pipeline/checked-catalogue.js";
import { inTemporaryFolder } from "../disk/temporary-folder.js";
import { dryRun } from "../size/dry-run.js";
import { largerForm, releaseSize, secretLimit } from "../size/release-size.js";
import { sizeText, type LayersSize } from "../size/report.js";
import { refuseForeignLinks } from "../source/chart-links.js";
import { readableRoot } from "../source/readable-root.js";
import { readLayers } from "../values/read-layers.js";
import { isChart, releaseName } from "./any-chart.js";
import { UsageError, type Outcome } from "./command.js";
import { valuesForHelm } from "./values-for-helm.js";

/** As the command line has them. */
export interface SizeOptions {
  readonly values?: readonly string[];
  readonly budget: string;
  readonly release?: string;
  readonly namespace: string;
  readonly helm: string;
  /** The folder of `--root`. */
  readonly root?: string;
}

/**
 * `chartwright size`: how big the Secret is in which Helm keeps a release, in each environment; with a
 * problem where it is over its budget.
 *
 * @param named the catalogue; or a chart, anybody's, which has no environments here
 */
export async function size(
  named: string,
  output: string,
  { values, budget, release, namespace, helm, root }: SizeOptions,
): Promise<Outcome> {
  const allowed = budgetBytes(budget);
  const isOthers = isChart(named);
  const name = isOthers ? releaseName(named) : (await readCatalogue(named, root)).name;
  const chart = isOthers ? named : join(output, "charts", name);
  if (!isThere(chart))
    throw new ProblemsError(chart, [{ path: "", message: "does not exist. Run chartwright generate" }]);
  refuseForeignLinks(chart, root);
  return inTemporaryFolder("size", async (folder) => {
    const sizes: LayersSize[] = [];
    const all = await layersOf(isOthers ? (values ?? []) : values, output, root);
    for (const sources of all) {
      const forHelm = sources.map((source, i) => valuesForHelm(source, join(folder, `${i}.yaml`)));
      sizes.push({
        values: sources.map(({ file }) => file),
        ...releaseSize(await dryRun({ helm, chart, values: forHelm, release: release ?? name, namespace })),
      });
    }
    const problems = sizes
      .filter(({ bytes }) => bytes[largerForm] > allowed)
      .map(({ values: files, bytes }) => ({ values: files, bytes: bytes[largerForm], budget: allowed }));
    return {
      exitCode: problems.length === 0 ? 0 : 1,
      text: sizeText(chart, sizes, allowed),
      json: { chart, limit: secretLimit, budget: allowed, sizes, problems },
    };
  });
}

/**
 * The files that were named, together, else each environment's; none at all for a platform without
 * environments.
 */
async function layersOf(
  named: readonly string[] | undefined,
  output: string,
  root: string | undefined,
): Promise<readonly (readonly Source[])[]> {
  if (named !== undefined) return [await Promise.all(named.map(readNamedValues))];
  const { layers } = await readLayers(join(output, "values"), readableRoot(output, root));
  return layers.length === 0 ? [[]] : layers.map(({ sources }) => sources);
}

function budgetBytes(text: string): number {
  const [, percent] = /^(\d{1,3}(?:\.\d+)?)%$/.exec(text) ?? [];
  if (percent === undefined || Number(percent) > 100)
    throw new UsageError(
      `--budget takes a part of the 1 MiB that a Secret may hold, such as 70%, not ${JSON.stringify(text)}`,
    );
  return Math.floor((secretLimit * Number(percent)) / 100);
}
