import { readBounded } from "../disk/read-bounded.js";
import { isThere, statsAt } from "../disk/stats.js";
import { join } from "node:path";
import { ProblemsError } from "../problem/problem.js";
import { refuseForeignLinks } from "../source/chart-links.js";
import { isStream, readNamedValues } from "../source/read.js";
import { inTemporaryFolder } from "../disk/temporary-folder.js";
import { tornProblems } from "../output/torn.js";
import { chartProof, namespaceIn } from "../prove/chart-proof.js";
import { shownIdentity } from "../manifests/identity.js";
import { documentsIn } from "../manifests/documents.js";
import type { Document } from "../manifests/objects.js";
import type { Rendering } from "../prove/render.js";
import { proofText } from "../prove/report.js";
import { isIgnored } from "../prove/scene/finding.js";
import type { Settings } from "../prove/scene/scene.js";
import { anyFails } from "../prove/severity.js";
import { isModule } from "../values/values-files.js";
import { releaseName } from "./any-chart.js";
import { UsageError, type Outcome } from "./command.js";
import { durationOption, failOnOption, ignoredCodes } from "./options.js";
import { ownCharts } from "./package.js";
import { valuesForHelm } from "./values-for-helm.js";

/** As the command line has them. */
export interface ProveOptions {
  readonly values?: readonly string[];
  readonly set?: readonly string[];
  readonly setString?: readonly string[];
  readonly setJson?: readonly string[];
  readonly previous?: string;
  readonly previousValues?: readonly string[];
  readonly release?: string;
  readonly namespace?: string;
  readonly namespaceManifest?: readonly string[];
  readonly outside?: readonly string[];
  readonly ignore?: readonly string[];
  readonly failOn?: string;
  readonly timeout: string;
  readonly pipelineTimeout?: string;
  readonly helm: string;
  readonly kubeVersion?: string;
  readonly apiVersions?: readonly string[];
  /** The folder of `--root`. */
  readonly root?: string;
}

/**
 * `chartwright prove`: what goes wrong when a chart, anybody's, is installed, upgraded, rolled back, tested
 * and uninstalled.
 *
 * @param named charts; none: all in the charts/ of `output`
 */
export async function prove(
  named: readonly string[],
  output: string,
  options: ProveOptions,
): Promise<Outcome> {
  const charts = named.length > 0 ? named : ownCharts(output);
  const [only] = charts;
  if (charts.length === 1) return proveOne(only!, options);
  for (const option of ["release", "previous"] as const)
    if (options[option] !== undefined)
      throw new UsageError(`--${option} is for one chart, and these are ${charts.length}: name the chart`);
  const outcomes: Outcome[] = [];
  for (const chart of charts) outcomes.push(await proveOne(chart, options).catch(refused));
  return {
    exitCode: outcomes.some(({ exitCode }) => exitCode !== 0) ? 1 : 0,
    text: outcomes.map(({ text }) => text).join("\n"),
    json: { charts: outcomes.map(({ json }, i) => ({ chart: charts[i], ...json })) },
  };
}

/** What Helm refuses is said, and the other charts are proven all the same. */
function refused(error: unknown): Outcome {
  if (!(error instanceof ProblemsError)) throw error;
  return { exitCode: 1, text: error.message, json: { problems: error.problems } };
}

async function proveOne(chart: string, options: ProveOptions): Promise<Outcome> {
  const ignored = ignoredCodes(options.ignore ?? []);
  const failOn = failOnOption(options.failOn);
  for (const file of [chart, ...(options.previous === undefined ? [] : [options.previous])]) {
    if (!isThere(file))
      throw new ProblemsError(file, [
        { path: "", message: "does not exist. Name a chart's folder or its .tgz" },
      ]);
    refuseForeignLinks(file, options.root);
    const torn = statsAt(file)?.isDirectory() === true ? tornProblems(file) : [];
    if (torn.length > 0) throw new ProblemsError(file, torn);
  }
  const namespaceObjects = (options.namespaceManifest ?? []).flatMap(manifests);
  const settings = settingsOf(chart, options, namespaceObjects);
  return inTemporaryFolder("prove", async (folder) => {
    const rendering = await renderingOf(
      chart,
      options.values ?? [],
      setOf(options),
      settings,
      options,
      join(folder, "values"),
    );
    const previous =
      options.previous === undefined
        ? undefined
        : await renderingOf(
            options.previous,
            options.previousValues ?? options.values ?? [],
            options.previousValues === undefined ? setOf(options) : [],
            settings,
            options,
            join(folder, "previous-values"),
          );
    const proof = await chartProof(rendering, settings, { previous });
    const findings = proof.findings.filter((finding) => !isIgnored(finding, ignored));
    const deadlines = proof.deadlines.map(({ hooks, ...event }) => ({
      ...event,
      hooks: hooks.map(({ object, ...hook }) => ({
        object: shownIdentity(object, settings.namespace),
        ...hook,
      })),
    }));
    return {
      exitCode: anyFails(findings, failOn) ? 1 : 0,
      text: proofText(chart, { ...proof, findings }, settings),
      json: {
        findings,
        deadlines,
        ...(proof.refusedUpgrade === undefined
          ? {}
          : { refusedUpgrade: proof.refusedUpgrade.problems[0]!.message }),
      },
    };
  });
}

function settingsOf(chart: string, options: ProveOptions, namespaceObjects: readonly Document[]): Settings {
  const pipelineTimeout =
    options.pipelineTimeout === undefined
      ? undefined
      : durationOption("--pipeline-timeout", options.pipelineTimeout);
  return {
    release: options.release ?? releaseName(chart),
    namespace: options.namespace ?? namespaceIn(namespaceObjects) ?? "default",
    timeout: durationOption("--timeout", options.timeout),
    ...(pipelineTimeout === undefined ? {} : { pipelineTimeout }),
    outside: options.outside ?? [],
    namespaceObjects,
  };
}

async function renderingOf(
  chart: string,
  values: readonly string[],
  set: readonly string[],
  { release, namespace }: Settings,
  options: ProveOptions,
  copies: string,
): Promise<Rendering> {
  return {
    helm: options.helm,
    chart,
    release,
    namespace,
    set,
    // YAML is Helm's own to read, and to refuse.
    values: await Promise.all(
      values.map(async (file, i) =>
        valuesForHelm(
          isModule(file) || isStream(file) ? await readNamedValues(file) : { file, value: undefined },
          `${copies}-${i}.yaml`,
        ),
      ),
    ),
    apiVersions: options.apiVersions ?? [],
    ...(options.kubeVersion === undefined ? {} : { kubeVersion: options.kubeVersion }),
  };
}

/** As Helm takes them; it puts them in an order of its own. */
function setOf({ set = [], setString = [], setJson = [] }: ProveOptions): readonly string[] {
  return [
    ...set.flatMap((value) => ["--set", value]),
    ...setString.flatMap((value) => ["--set-string", value]),
    ...setJson.flatMap((value) => ["--set-json", value]),
  ];
}

function manifests(file: string): readonly Document[] {
  if (!isThere(file)) throw new ProblemsError(file, [{ path: "", message: "does not exist" }]);
  return documentsIn(readBounded(file).toString("utf8"), file);
}
