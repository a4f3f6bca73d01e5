import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { CatalogueError } from "../catalogue/problem.js";
import { compareObjects, type ObjectReason } from "../contract/compare-objects.js";
import { releaseObjects, type ReleaseObject } from "../prove/objects.js";
import { renderChart } from "../prove/render.js";
import { toYaml } from "../render/yaml.js";

/** Two charts, and what they are rendered with. */
export interface Comparison {
  readonly name: string;
  /** Folders or packages. */
  readonly old: string;
  readonly next: string;
  /** Names of all subcharts of either. */
  readonly subcharts: readonly string[];
  /** Values files, each of which both are rendered with. */
  readonly environments: readonly string[];
  readonly helm: string;
  /** For temporary files. */
  readonly folder: string;
  readonly kubeVersion?: string | undefined;
}

/**
 * How the objects of a release differ between two charts: with the charts' own values and every subchart switched on, and with each values
 * file. Values that the older chart cannot be rendered with are those of nobody who has it.
 *
 * @throws MissingToolError without Helm
 */
export async function objectChanges(comparison: Comparison): Promise<readonly ObjectReason[]> {
  const everything = join(comparison.folder, `${comparison.name}-everything.yaml`);
  writeFileSync(everything, toYaml(Object.fromEntries(comparison.subcharts.map((name) => [name, { enabled: true }]))));
  const found: (readonly ObjectReason[] | undefined)[] = [];
  for (const file of [everything, ...comparison.environments]) found.push(await changesWith(comparison, file, file === everything ? "its own values" : file));
  if (found.some((reasons) => reasons !== undefined)) return found.flatMap((reasons) => reasons ?? []);
  return [unrendered("cannot be compared: Helm renders the published chart neither with its own values nor with those of an environment")];
}

/** Undefined where the older chart cannot be rendered. */
async function changesWith(comparison: Comparison, file: string, named: string): Promise<readonly ObjectReason[] | undefined> {
  const [old, next] = await Promise.all([objectsOf(comparison, comparison.old, file), objectsOf(comparison, comparison.next, file)]);
  if (typeof old === "string") return undefined;
  return typeof next === "string" ? [unrendered(`cannot be rendered any more with ${named}: ${next}`)] : compareObjects(old, next);
}

/** The objects of an upgrade, or why Helm cannot say. */
async function objectsOf({ name, helm, kubeVersion }: Comparison, chart: string, file: string): Promise<readonly ReleaseObject[] | string> {
  try {
    // The older chart knows nothing of values that are new.
    const { documents } = await renderChart({ helm, chart, values: [file], release: name.slice(0, 53), namespace: "default", apiVersions: [], skipSchemaValidation: true, ...(kubeVersion === undefined ? {} : { kubeVersion }) }, "upgrade");
    return releaseObjects(documents, "default");
  } catch (error) {
    if (!(error instanceof CatalogueError)) throw error;
    return error.problems[0]!.message.replace(/^Helm cannot render it: /, "");
  }
}

function unrendered(message: string): ObjectReason {
  return { level: "major", of: "object", path: "release", message, source: undefined };
}
