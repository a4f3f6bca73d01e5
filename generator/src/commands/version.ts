import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { compare } from "semver";
import { oldestNamed } from "../catalogue/facts/kube-version.js";
import { listed } from "../problem/shown.js";
import type { ChartContent } from "../release/contract/chart-content.js";
import { mayRenderOtherwise } from "../release/contract/compare-charts.js";
import { chartsOf } from "../pipeline/charts.js";
import { checkedCatalogue } from "../pipeline/checked-catalogue.js";
import { readSources } from "../pipeline/sources.js";
import { inTemporaryFolder } from "../disk/temporary-folder.js";
import { tar } from "../release/package/tar.js";
import { readableRoot } from "../source/readable-root.js";
import { valuesFiles } from "../values/values-files.js";
import {
  chartChanges,
  chartVersions,
  withObjects,
  type ChartChanges,
  type ChartVersion,
} from "../release/version/chart-versions.js";
import { objectChanges } from "../release/version/object-changes.js";
import { versionsReport } from "../release/version/report.js";
import { versionsPath, writeVersions, type Versions } from "../release/version/versions-file.js";
import { UsageError, type Outcome } from "./command.js";
import { generate, type GenerateOptions } from "./generate.js";
import { type GeneratedChart, contentsOf } from "./generated-charts.js";
import type { VersionOptions } from "./version-options.js";
import { type Published, baseline } from "./baseline.js";

/**
 * `chartwright version`: raises the versions of the charts that changed since they were published, and says
 * why.
 */
export async function version(
  catalogue: string,
  output: string,
  options: VersionOptions & Pick<GenerateOptions, "say">,
): Promise<Outcome> {
  if (options.check && options.dryRun)
    throw new UsageError("--check writes nothing either, so --dry-run need not go with it");
  return inTemporaryFolder("version", async (temporary) => {
    const sources = await readSources(catalogue, output, options.root);
    const { versions } = sources;
    const checked = checkedCatalogue(sources.source);
    const charts = contentsOf(chartsOf(checked, sources));
    const names = charts.flatMap(({ content }) => [content.name, ...content.subcharts.keys()]);
    const { against, published } = await baseline(charts, output, temporary, options);
    const comparisons = charts.map(({ content }) => ({
      content,
      published: published(content),
      changes: chartChanges(published(content), content),
    }));
    const byFiles = comparisons.flatMap(({ content, published, changes }) =>
      chartVersions(published, content, changes),
    );
    // Objects may have the chart's version in them, so what Helm renders has the next one.
    const raised = byFiles.some(isRaised)
      ? contentsOf(chartsOf(checked, { ...sources, versions: nextVersions(versions, byFiles, names) }))
      : charts;
    const found: ChartVersion[] = [];
    for (const [i, comparison] of comparisons.entries()) {
      const folder = join(output, "values", i === 0 ? "" : "namespace");
      const files = valuesFiles(folder, readableRoot(output, options.root));
      found.push(...(await versionsOf(comparison, raised[i]!, temporary, files, options)));
    }
    const gone = [...versions.keys()].filter((name) => !names.includes(name));
    return finished(
      catalogue,
      output,
      options,
      { against, charts: found, gone },
      nextVersions(versions, found, names),
    );
  });
}

/** A chart as it is now, as it was published, and what their files say of changes. */
export interface FileComparison {
  readonly content: ChartContent;
  readonly published: ReturnType<Published>;
  readonly changes: ChartChanges;
}

/**
 * What becomes of the versions of a chart and its subcharts, once Helm has rendered it where it changed.
 *
 * @param folder for what Helm is given
 */
export async function versionsOf(
  { content, published, changes }: FileComparison,
  raised: GeneratedChart,
  folder: string,
  environments: readonly string[],
  { helm = "helm", kubeVersion }: VersionOptions,
): Promise<readonly ChartVersion[]> {
  if (published.own === undefined || ![changes.own, ...changes.subcharts.values()].some(mayRenderOtherwise))
    return chartVersions(published, content, changes);
  const path = join(folder, `${content.name}.tgz`);
  // One file is written sooner than a thousand.
  writeFileSync(
    path,
    gzipSync(
      tar(
        content.name,
        [...raised.texts].map(([path, text]) => ({ path, bytes: Buffer.from(text) })),
        0,
      ),
      { level: 1 },
    ),
  );
  const objects = await objectChanges({
    old: { path: published.path, content: published.own },
    next: { path, content: raised.content },
    environments,
    helm,
    folder,
    kubeVersion: kubeVersion ?? commonKubeVersion(published.own, content),
  });
  return chartVersions(published, content, withObjects(changes, objects));
}

/**
 * A version of Kubernetes that both charts are for; what Helm takes otherwise depends on how it was built.
 */
function commonKubeVersion(...charts: readonly ChartContent[]): string | undefined {
  return charts
    .flatMap(({ metadata }) => oldestNamed(String(metadata["kubeVersion"] ?? "")) ?? [])
    .sort(compare)
    .at(-1);
}

/** The file of versions as it should be: without charts that are gone. */
function nextVersions(
  versions: Versions,
  found: readonly ChartVersion[],
  names: readonly string[],
): Versions {
  const kept = [...versions].filter(([name]) => names.includes(name));
  return new Map([...kept, ...found.filter(isRaised).map(({ name, next }) => [name, next] as const)]);
}

/** Whether a chart needs another version. */
export function isRaised({ current, next }: ChartVersion): boolean {
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

async function finished(
  catalogue: string,
  output: string,
  { check, dryRun, ...options }: Parameters<typeof version>[2],
  findings: Findings,
  versions: Versions,
): Promise<Outcome> {
  const { against, charts, gone } = findings;
  const raised = charts.filter(isRaised);
  const text =
    versionsReport(against, charts) +
    (gone.length === 0
      ? ""
      : `${versionsPath} has ${listed(gone, "and")}: no ` +
        `${gone.length === 1 ? "chart" : "charts"} of the catalogue, so that goes.\n`);
  if (check || dryRun) {
    const hint =
      raised.length > 0
        ? `${raised.length} ${raised.length === 1 ? "chart needs" : "charts need"} ` +
          "another version: chartwright version\n"
        : gone.length > 0
          ? "To write it: chartwright version\n"
          : "";
    return {
      exitCode: check && hint !== "" ? 1 : 0,
      text: text + (hint === "" ? "" : `\nNothing was written. ${hint}`),
      json: { ...findings },
    };
  }
  const takeBack = await writeVersions(output, versions, readableRoot(output, options.root));
  try {
    const written = await generate(catalogue, output, { ...options, edits: "keep" });
    if (written.exitCode !== 0) takeBack();
    return {
      exitCode: written.exitCode,
      text: `${text}\n${written.text}`,
      json: { ...findings, ...written.json },
    };
  } catch (error) {
    // Charts that are not written, as one was edited by hand, keep their versions.
    takeBack();
    throw error;
  }
}
