import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { compare } from "semver";
import { oldestNamed } from "../catalogue/facts/kube-version.js";
import { listed } from "../problem/shown.js";
import { chartContent, type ChartContent } from "../release/contract/chart-content.js";
import { mayRenderOtherwise } from "../release/contract/compare-charts.js";
import { generatedFiles, readCharts, type Charts } from "../generate.js";
import { inTemporaryFolder } from "../disk/temporary-folder.js";
import { tar } from "../release/package/tar.js";
import { valuesFiles } from "../values/values-files.js";
import { chartChanges, chartVersions, withObjects, type ChartChanges, type ChartVersion, type PublishedContent } from "../release/version/chart-versions.js";
import { mayHoldCharts } from "../release/version/from-files.js";
import { forkPoint } from "../release/version/from-git.js";
import { objectChanges } from "../release/version/object-changes.js";
import { publishedCharts } from "../release/version/published.js";
import { versionsReport } from "../release/version/report.js";
import { readVersions, versionsPath, writeVersions, type Versions } from "../release/version/versions-file.js";
import { UsageError, type Outcome } from "./command.js";
import { generate, type GenerateOptions } from "./generate.js";
import type { ProverOptions } from "./prover.js";

/** As the command line has them; those of the prover are for the charts that are written. */
export interface VersionOptions extends ProverOptions {
  readonly against?: string;
  readonly check?: true;
  readonly dryRun?: true;
  readonly plainHttp?: true;
  readonly caFile?: string;
  readonly registryConfig?: string;
  readonly kubeVersion?: string;
}

/** `chartwright version`: raises the versions of the charts that changed since they were published, and says why. */
export async function version(catalogue: string, output: string, options: VersionOptions & Pick<GenerateOptions, "say">): Promise<Outcome> {
  if (options.check && options.dryRun) throw new UsageError("--check writes nothing either, so --dry-run need not go with it");
  return inTemporaryFolder("version", async (folder) => {
    const versions = await readVersions(output);
    const charts = contentsOf(await readCharts(catalogue, output, versions));
    const names = charts.flatMap(({ content }) => [content.name, ...content.subcharts.keys()]);
    const { against, published } = await base(charts, output, folder, options);
    const comparisons = charts.map(({ content }) => ({ content, published: published(content), changes: chartChanges(published(content), content) }));
    const byFiles = comparisons.flatMap(({ content, published, changes }) => chartVersions(published, content, changes));
    // Objects may have the chart's version in them, so what Helm renders has the next one.
    const raised = byFiles.some(isRaised) ? contentsOf(await readCharts(catalogue, output, nextVersions(versions, byFiles, names))) : charts;
    const found: ChartVersion[] = [];
    for (const [i, comparison] of comparisons.entries()) {
      const files = valuesFiles(join(output, "values", i === 0 ? "" : "namespace"));
      found.push(...await versionsOf(comparison, raised[i]!, folder, files, options));
    }
    const gone = [...versions.keys()].filter((name) => !names.includes(name));
    return finished(catalogue, output, options, { against, charts: found, gone }, nextVersions(versions, found, names));
  });
}

/** A chart as it would be generated. */
interface GeneratedChart {
  readonly content: ChartContent;
  /** Text by path in the chart. */
  readonly texts: ReadonlyMap<string, string>;
}

/** The umbrella, and then the chart of its namespace if there is one. */
function contentsOf({ umbrella, beside, environments, guardRails }: Charts): readonly GeneratedChart[] {
  const files = [...generatedFiles(umbrella, environments, beside, guardRails)];
  return [umbrella, ...beside].map(({ name }) => {
    const start = `charts/${name}/`;
    const texts = new Map(files.filter(({ path }) => path.startsWith(start)).map(({ path, contents }) => [path.slice(start.length), contents]));
    return { texts, content: chartContent(texts)! };
  });
}

/** How long a chart may take on its way from a registry. */
const pullSeconds = 120;

/** What was published, by its chart as it is now. */
type Published = (chart: ChartContent) => PublishedContent & { readonly path: string };

async function base(charts: readonly GeneratedChart[], output: string, folder: string, options: VersionOptions): Promise<{ readonly against: string; readonly published: Published }> {
  const against = options.against ?? await forkPoint(output);
  if (against === undefined) throw new UsageError("there is no branch origin/HEAD, origin/main or origin/master to compare with. Name what was published last with --against: oci://HOST/PATH, a .tgz, a folder, or a commit");
  const connection = {
    helm: options.helm ?? "helm",
    seconds: pullSeconds,
    options: [
      ...(options.plainHttp ? [["--plain-http"]] : []),
      ...(options.caFile === undefined ? [] : [["--ca-file", options.caFile]]),
      ...(options.registryConfig === undefined ? [] : [["--registry-config", options.registryConfig]]),
    ],
  };
  const names = charts.map(({ content }) => content.name);
  const published = await publishedCharts(against, names, output, join(folder, "published"), connection);
  if (published === undefined) throw new UsageError(`--against takes oci://HOST/PATH, a .tgz, a folder, or a commit; ${JSON.stringify(against)} is none that is there`);
  if (published.size === 0 && mayHoldCharts(against)) throw new UsageError(`--against: ${against} holds none of ${listed(names, "and")}`);
  // A subchart may have been published with an older version of the umbrella, or with one of another name.
  const absent = charts.flatMap(({ content }) => [...content.subcharts.keys()].filter((name) => !published.get(content.name)?.content.subcharts.has(name)));
  const elsewhere = absent.length === 0 ? undefined : await publishedCharts(against, absent, output, join(folder, "elsewhere"), connection);
  return {
    against: options.against ?? `commit ${against.slice(0, 12)}`,
    published: ({ name, subcharts }) => {
      const { content, path = "" } = published.get(name) ?? {};
      return { own: content, path, elsewhere: new Map([...elsewhere ?? []].filter(([name]) => subcharts.has(name)).map(([name, { content }]) => [name, content])) };
    },
  };
}

/** A chart as it is now, as it was published, and what their files say of changes. */
interface FileComparison {
  readonly content: ChartContent;
  readonly published: ReturnType<Published>;
  readonly changes: ChartChanges;
}

/** @param folder for what Helm is given */
async function versionsOf({ content, published, changes }: FileComparison, raised: GeneratedChart, folder: string, environments: readonly string[], { helm = "helm", kubeVersion }: VersionOptions): Promise<readonly ChartVersion[]> {
  if (published.own === undefined || ![changes.own, ...changes.subcharts.values()].some(mayRenderOtherwise)) return chartVersions(published, content, changes);
  const path = join(folder, `${content.name}.tgz`);
  // One file is written sooner than a thousand.
  writeFileSync(path, gzipSync(tar(content.name, [...raised.texts].map(([path, text]) => ({ path, bytes: Buffer.from(text) })), 0), { level: 1 }));
  const objects = await objectChanges({ old: { path: published.path, content: published.own }, next: { path, content: raised.content }, environments, helm, folder, kubeVersion: kubeVersion ?? commonKubeVersion(published.own, content) });
  return chartVersions(published, content, withObjects(changes, objects));
}

/** A version of Kubernetes that both charts are for; what Helm takes otherwise depends on how it was built. */
function commonKubeVersion(...charts: readonly ChartContent[]): string | undefined {
  return charts.flatMap(({ metadata }) => oldestNamed(String(metadata["kubeVersion"] ?? "")) ?? []).sort(compare).at(-1);
}

/** The file of versions as it should be: without charts that are gone. */
function nextVersions(versions: Versions, found: readonly ChartVersion[], names: readonly string[]): Versions {
  const kept = [...versions].filter(([name]) => names.includes(name));
  return new Map([...kept, ...found.filter(isRaised).map(({ name, next }) => [name, next] as const)]);
}

function isRaised({ current, next }: ChartVersion): boolean {
  return next !== current;
}

/** What is found out. */
interface Findings {
  /** What the charts were compared with. */
  readonly against: string;
  readonly charts: readonly ChartVersion[];
  /** Names in the file of versions that are no charts any more. */
  readonly gone: readonly string[];
}

async function finished(catalogue: string, output: string, { check, dryRun, ...options }: Parameters<typeof version>[2], findings: Findings, versions: Versions): Promise<Outcome> {
  const { against, charts, gone } = findings;
  const raised = charts.filter(isRaised);
  const text = versionsReport(against, charts) + (gone.length === 0 ? "" : `${versionsPath} has ${listed(gone, "and")}: no ${gone.length === 1 ? "chart" : "charts"} of the catalogue, so that goes.\n`);
  if (check || dryRun) {
    const hint = raised.length > 0 ? `${raised.length} ${raised.length === 1 ? "chart needs" : "charts need"} another version: chartwright version\n` : gone.length > 0 ? "To write it: chartwright version\n" : "";
    return { exitCode: check && hint !== "" ? 1 : 0, text: text + (hint === "" ? "" : `\nNothing was written. ${hint}`), json: { ...findings } };
  }
  const takeBack = await writeVersions(output, versions);
  try {
    const written = await generate(catalogue, output, { ...options, edits: "keep" });
    if (written.exitCode !== 0) takeBack();
    return { exitCode: written.exitCode, text: `${text}\n${written.text}`, json: { ...findings, ...written.json } };
  } catch (error) {
    // Charts that are not written, as one was edited by hand, keep their versions.
    takeBack();
    throw error;
  }
}
