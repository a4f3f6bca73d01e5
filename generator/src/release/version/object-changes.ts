import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ProblemsError } from "../../problem/problem.js";
import type { ChartContent } from "../contract/chart-content.js";
import {
  compareObjects,
  isRefusedUpdate,
  type ObjectReason,
  type RenderedChart,
  type RenderedObjects,
} from "../contract/compare-objects.js";
import { at } from "../../manifests/at.js";
import { releaseObjects } from "../../manifests/objects.js";
import { renderChart } from "../../prove/render.js";
import { toYaml } from "../../render/yaml.js";

/** A chart for Helm to render. */
export interface ChartToRender {
  /** Its folder or package. */
  readonly path: string;
  readonly content: ChartContent;
}

/** Two charts, and what they are rendered with. */
export interface Comparison {
  readonly old: ChartToRender;
  /** With the versions that it is about to have. */
  readonly next: ChartToRender;
  /** Values files, each of which both are rendered with. */
  readonly environments: readonly string[];
  readonly helm: string;
  /** For temporary files. */
  readonly folder: string;
  readonly kubeVersion?: string | undefined;
}

/**
 * How the objects of a release differ between two charts: with the charts' own values and every subchart
 * switched on, with the own values alone where those switch others on than before, and with each values file.
 * Values that the older chart cannot be rendered with are those of nobody who has it.
 *
 * @throws MissingToolError without Helm
 */
export async function objectChanges(comparison: Comparison): Promise<readonly ObjectReason[]> {
  const [old, next] = [comparison.old.content, comparison.next.content];
  const subcharts = [...new Set([...old.subcharts.keys(), ...next.subcharts.keys()])];
  const everything = join(comparison.folder, `${next.name}-everything.yaml`);
  writeFileSync(everything, toYaml(Object.fromEntries(subcharts.map((name) => [name, { enabled: true }]))));
  const isSwitched = subcharts.some((name) => isOn(old, name) !== isOn(next, name));
  const found: (readonly ObjectReason[] | undefined)[] = [];
  for (const files of [
    [everything],
    ...(isSwitched ? [[]] : []),
    ...comparison.environments.map((file) => [file]),
  ])
    found.push(await changesWith(comparison, files));
  if (found.some((reasons) => reasons !== undefined)) return found.flatMap((reasons) => reasons ?? []);
  return [
    unrendered(
      "cannot be compared: Helm renders the published chart neither " +
        "with its own values nor with those of an environment",
    ),
  ];
}

/** Whether a subchart is switched on by the chart's own values; undefined where they leave it to Helm. */
function isOn({ values, subcharts }: ChartContent, name: string): unknown {
  return subcharts.has(name) ? at(values, `[${name}].enabled`) : false;
}

/** Undefined where the older chart cannot be rendered. */
async function changesWith(
  comparison: Comparison,
  files: readonly string[],
): Promise<readonly ObjectReason[] | undefined> {
  const [old, next] = await Promise.all([
    rendered(comparison, comparison.old, files),
    rendered(comparison, comparison.next, files),
  ]);
  if (typeof old === "string") return undefined;
  if (typeof next === "string")
    return [
      unrendered(
        "cannot be rendered any more with " +
          `${files.find((file) => comparison.environments.includes(file)) ?? "its own values"}: ${next}`,
      ),
    ];
  const found = compareObjects(old, next);
  if (!found.some(isRefusedUpdate)) return found;
  // What is drawn by lot differs from itself: that says nothing of the charts.
  const again = await rendered(comparison, comparison.next, files);
  const nondeterministic = new Set(
    typeof again === "string"
      ? []
      : compareObjects(next, again)
          .filter(isRefusedUpdate)
          .map(({ path }) => path),
  );
  return found.filter((reason) => !(isRefusedUpdate(reason) && nondeterministic.has(reason.path)));
}

/** The objects of an upgrade, or why Helm cannot say. */
async function rendered(
  { next, helm, kubeVersion }: Comparison,
  { path, content }: ChartToRender,
  values: readonly string[],
): Promise<RenderedObjects | string> {
  try {
    // The older chart knows nothing of values that are new.
    const { documents } = await renderChart(
      {
        helm,
        chart: path,
        values,
        release: next.content.name.slice(0, 53),
        namespace: "default",
        apiVersions: [],
        skipSchemaValidation: true,
        ...(kubeVersion === undefined ? {} : { kubeVersion }),
      },
      "upgrade",
    );
    return {
      objects: releaseObjects(documents, "default"),
      charts: new Map(chartsIn(content, content.name)),
    };
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    return error.problems[0]!.message.replace(/^Helm cannot render it: /, "");
  }
}

/** A chart and its subcharts, by the folders that Helm speaks of. */
function chartsIn(
  { version, files, subcharts }: ChartContent,
  folder: string,
): readonly (readonly [string, RenderedChart])[] {
  const readsRevision = [...files].some(
    ([path, text]) => path.startsWith("templates/") && text.includes(".Release.Revision"),
  );
  return [
    [folder, { version, readsRevision }],
    ...[...subcharts].flatMap(([name, subchart]) => chartsIn(subchart, `${folder}/charts/${name}`)),
  ];
}

function unrendered(message: string): ObjectReason {
  return { level: "major", of: "object", path: "release", message, source: undefined };
}
