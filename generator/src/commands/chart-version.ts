import { inTemporaryFolder } from "../disk/temporary-folder.js";
import { ProblemsError } from "../problem/problem.js";
import { chartContent } from "../release/contract/chart-content.js";
import { readChart } from "../release/package/read-chart.js";
import { packageBytes, untar } from "../release/package/untar.js";
import { chartChanges, chartVersions, type ChartVersion } from "../release/version/chart-versions.js";
import { versionsReport } from "../release/version/report.js";
import { baseline } from "./baseline.js";
import type { Outcome } from "./command.js";
import type { GeneratedChart } from "./generated-charts.js";
import { isRaised, versionsOf } from "./version.js";
import type { VersionOptions } from "./version-options.js";

/**
 * `chartwright version CHART`: the version that a chart, anybody's, should have after what was published, and
 * why. It is said, not written: such a chart is its authors'.
 */
export async function chartVersion(chart: string, output: string, options: VersionOptions): Promise<Outcome> {
  return inTemporaryFolder("version", async (folder) => {
    const now = chartOf(chart);
    const { content } = now;
    const { against, published } = await baseline([now], output, folder, options);
    const before = published(content);
    const changes = chartChanges(before, content);
    const byFiles = chartVersions(before, content, changes);
    const comparison = { content, published: before, changes };
    const charts = await versionsOf(comparison, withVersions(now, byFiles), folder, [], options);
    const raised = charts.filter(isRaised);
    const hint =
      raised.length === 0 ? "" : "\nNothing was written: a chart's version stands in its Chart.yaml.\n";
    return {
      exitCode: options.check && raised.length > 0 ? 1 : 0,
      text: versionsReport(against, charts) + hint,
      json: { against, charts },
    };
  });
}

function chartOf(chart: string): GeneratedChart {
  const files = /\.(tgz|tar\.gz)$/.test(chart) ? untar(chart, packageBytes(chart)) : readChart(chart).files;
  const texts = new Map(files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString("utf8")]));
  const content = contentOf(chart, texts);
  return { texts, content };
}

function contentOf(chart: string, texts: ReadonlyMap<string, string>): GeneratedChart["content"] {
  const refusal = (message: string) => new ProblemsError(chart, [{ path: "", message }]);
  let content: GeneratedChart["content"] | undefined;
  try {
    content = chartContent(texts);
  } catch (error) {
    throw refusal(`cannot be compared: ${(error as Error).message}`);
  }
  if (content === undefined) throw refusal("has no Chart.yaml with a name and a version");
  return content;
}

/** Objects may have the chart's version in them, so what Helm renders has the next one. */
function withVersions({ texts, content }: GeneratedChart, charts: readonly ChartVersion[]): GeneratedChart {
  const next = new Map(charts.filter(isRaised).map((chart) => [chart.name, chart.next]));
  const renamed = [...texts].map(([path, text]) => {
    const [, folder] = /^(?:charts\/([^/]+)\/)?Chart\.yaml$/.exec(path) ?? [undefined, ""];
    const name = path === "Chart.yaml" ? content.name : content.subcharts.get(folder ?? "")?.name;
    const version = path.endsWith("Chart.yaml") ? next.get(name ?? "") : undefined;
    return [
      path,
      version === undefined ? text : text.replace(/^version:.*$/m, `version: ${version}`),
    ] as const;
  });
  return { content, texts: new Map(renamed) };
}
