import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { compare } from "semver";
import { oldestNamed } from "../catalogue/kube-version.js";
import { chartContent, type ChartContent } from "../contract/chart-content.js";
import { mayRenderOtherwise } from "../contract/compare-charts.js";
import { chartNames, generatedFiles, readCharts } from "../generate.js";
import { inTemporaryFolder } from "../output/temporary-folder.js";
import { writeWhole } from "../output/write-whole.js";
import { tar } from "../package/tar.js";
import { valuesFiles } from "../values/values-files.js";
import { chartChanges, chartVersions, withObjects, type ChartVersion } from "../version/chart-versions.js";
import { forkPoint } from "../version/from-git.js";
import { objectChanges } from "../version/object-changes.js";
import { publishedCharts, type PublishedChart } from "../version/published.js";
import { versionsReport } from "../version/report.js";
import { readVersions, versionsPath, versionsText, type Versions } from "../version/versions-file.js";
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
    const { umbrella, beside, environments, guardRails } = await readCharts(catalogue, output, versions);
    const charts = [umbrella, ...beside];
    const names = charts.map(({ name }) => name);
    const { against, published } = await base(names, output, join(folder, "published"), options);
    const texts = new Map([...generatedFiles(umbrella, environments, beside, guardRails)].map(({ path, contents }) => [path, contents]));
    const found: ChartVersion[] = [];
    for (const name of names) {
      const files = valuesFiles(join(output, "values", name === umbrella.name ? "" : "namespace"));
      found.push(...await versionsOf(published.get(name), chartTexts(texts, name), folder, files, options));
    }
    return finished(catalogue, output, options, against, found, nextVersions(versions, found, chartNames(charts)));
  });
}

/** How long a chart may take on its way from a registry. */
const pullSeconds = 120;

async function base(names: readonly string[], output: string, folder: string, options: VersionOptions) {
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
  const published = await publishedCharts(against, names, output, folder, connection);
  if (published === undefined) throw new UsageError(`--against takes oci://HOST/PATH, a .tgz, a folder, or a commit; ${JSON.stringify(against)} is none that is there`);
  return { against: options.against ?? `commit ${against.slice(0, 12)}`, published };
}

/** @param folder for what Helm is given */
async function versionsOf(published: PublishedChart | undefined, texts: ReadonlyMap<string, string>, folder: string, environments: readonly string[], { helm = "helm", kubeVersion }: VersionOptions): Promise<readonly ChartVersion[]> {
  const next = chartContent(texts)!;
  if (published === undefined) return chartVersions(undefined, next, { own: [], subcharts: new Map() });
  const { content } = published;
  const changes = chartChanges(content, next);
  if (![changes.own, ...changes.subcharts.values()].some(mayRenderOtherwise)) return chartVersions(content, next, changes);
  const path = join(folder, `${next.name}.tgz`);
  // One file is written sooner than a thousand.
  writeFileSync(path, gzipSync(tar(next.name, [...texts].map(([path, text]) => ({ path, bytes: Buffer.from(text) })), 0), { level: 1 }));
  const subcharts = [...new Set([...content.subcharts.keys(), ...next.subcharts.keys()])];
  const objects = await objectChanges({ name: next.name, old: published.path, next: path, subcharts, environments, helm, folder, kubeVersion: kubeVersion ?? commonKubeVersion(content, next) });
  return chartVersions(content, next, withObjects(changes, objects));
}

/** A version of Kubernetes that both charts are for; what Helm takes otherwise depends on how it was built. */
function commonKubeVersion(...charts: readonly ChartContent[]): string | undefined {
  return charts.flatMap(({ metadata }) => oldestNamed(String(metadata["kubeVersion"] ?? "")) ?? []).sort(compare).at(-1);
}

/** The texts of one of the generated charts, by path in it. */
function chartTexts(texts: ReadonlyMap<string, string>, name: string): ReadonlyMap<string, string> {
  const start = `charts/${name}/`;
  return new Map([...texts].filter(([path]) => path.startsWith(start)).map(([path, text]) => [path.slice(start.length), text]));
}

/** The file of versions as it should be: without charts that are gone. */
function nextVersions(versions: Versions, found: readonly ChartVersion[], names: readonly string[]): Versions {
  const kept = [...versions].filter(([name]) => names.includes(name));
  return new Map([...kept, ...found.filter(({ current, next }) => next !== current).map(({ name, next }) => [name, next] as const)]);
}

async function finished(catalogue: string, output: string, { check, dryRun, ...options }: Parameters<typeof version>[2], against: string, charts: readonly ChartVersion[], versions: Versions): Promise<Outcome> {
  const raised = charts.filter(({ current, next }) => next !== current);
  const text = versionsReport(against, charts);
  const json = { against, charts };
  if (check || dryRun) {
    const hint = raised.length === 0 ? "" : `\nNothing was written. ${raised.length} ${raised.length === 1 ? "chart needs" : "charts need"} another version: chartwright version\n`;
    return { exitCode: check && raised.length > 0 ? 1 : 0, text: text + hint, json };
  }
  const takeBack = await writeVersions(output, versions);
  try {
    const written = await generate(catalogue, output, { ...options, edits: "keep" });
    if (written.exitCode !== 0) takeBack();
    return { exitCode: written.exitCode, text: `${text}\n${written.text}`, json: { ...json, ...written.json } };
  } catch (error) {
    // Charts that are not written, as one was edited by hand, keep their versions.
    takeBack();
    throw error;
  }
}

/** Writes the file of versions where it differs; gives what takes that back. */
async function writeVersions(output: string, versions: Versions): Promise<() => void> {
  const before = await readVersions(output);
  if (versionsText(before) === versionsText(versions)) return () => {};
  const path = join(output, versionsPath);
  const text = existsSync(path) ? readFileSync(path) : undefined;
  mkdirSync(dirname(path), { recursive: true });
  writeWhole(output, versionsPath, versionsText(versions));
  return () => (text === undefined ? rmSync(path) : writeWhole(output, versionsPath, text));
}
