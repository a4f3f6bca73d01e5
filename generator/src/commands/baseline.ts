import { join } from "node:path";
import { MAX_PULL_SECONDS } from "../problem/limits.js";
import { listed } from "../problem/shown.js";
import type { ChartContent } from "../release/contract/chart-content.js";
import type { PublishedContent } from "../release/version/chart-versions.js";
import { mayHoldCharts } from "../release/version/from-files.js";
import { forkPoint } from "../release/version/from-git.js";
import { publishedCharts } from "../release/version/published.js";
import { UsageError } from "./command.js";
import type { GeneratedChart } from "./generated-charts.js";
import type { VersionOptions } from "./version-options.js";

/** What the charts are compared with. */
export async function baseline(
  charts: readonly GeneratedChart[],
  output: string,
  folder: string,
  options: VersionOptions,
): Promise<{ readonly against: string; readonly published: Published }> {
  const against = options.against ?? (await forkPoint(output));
  if (against === undefined)
    throw new UsageError(
      "there is no branch origin/HEAD, origin/main or origin/master to compare with. Name " +
        "what was published last with --against: oci://HOST/PATH, a .tgz, a folder, or a commit",
    );
  const connection = {
    helm: options.helm ?? "helm",
    seconds: MAX_PULL_SECONDS,
    options: [
      ...(options.plainHttp ? [["--plain-http"]] : []),
      ...(options.caFile === undefined ? [] : [["--ca-file", options.caFile]]),
      ...(options.registryConfig === undefined ? [] : [["--registry-config", options.registryConfig]]),
    ],
  };
  const names = charts.map(({ content }) => content.name);
  const published = await publishedCharts(against, names, output, join(folder, "published"), connection);
  if (published === undefined)
    throw new UsageError(
      "--against takes oci://HOST/PATH, a .tgz, a folder, or a " +
        `commit; ${JSON.stringify(against)} is none that is there`,
    );
  if (published.size === 0 && mayHoldCharts(against))
    throw new UsageError(`--against: ${against} holds none of ${listed(names, "and")}`);
  // A subchart may have been published with an older version of the umbrella, or with one of another name.
  const absent = charts.flatMap(({ content }) =>
    [...content.subcharts.keys()].filter((name) => !published.get(content.name)?.content.subcharts.has(name)),
  );
  const elsewhere =
    absent.length === 0
      ? undefined
      : await publishedCharts(against, absent, output, join(folder, "elsewhere"), connection);
  return {
    against: options.against ?? `commit ${against.slice(0, 12)}`,
    published: ({ name, subcharts }) => {
      const { content, path = "" } = published.get(name) ?? {};
      return {
        own: content,
        path,
        elsewhere: new Map(
          [...(elsewhere ?? [])]
            .filter(([name]) => subcharts.has(name))
            .map(([name, { content }]) => [name, content]),
        ),
      };
    },
  };
}

/** What was published, by its chart as it is now. */
export type Published = (chart: ChartContent) => PublishedContent & { readonly path: string };
