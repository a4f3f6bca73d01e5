import type { Document } from "../manifests/objects.js";
import { ProblemsError } from "../problem/problem.js";
import { prove, type Proof } from "./prove.js";
import type { Finding } from "./scene/finding.js";
import { textAt } from "../manifests/reading.js";
import { judged } from "./severity.js";
import { renderChart, type Rendering } from "./render.js";
import type { Settings } from "./scene/scene.js";

/** What else there is to know of a chart. */
export interface Circumstances {
  /** The chart of the release that is upgraded; undefined: the same. */
  readonly previous?: Rendering | undefined;
  /** Whether none of its templates asks if it is for an upgrade, so that Helm need not render it for one. */
  readonly upgradesAlike?: boolean;
  /** What else is found in what is rendered for an install. */
  readonly more?: (install: readonly Document[]) => readonly Finding[];
}

/** What is to be said about a chart, and why upgrades are judged by what an install writes, if they are. */
export interface ChartProof extends Proof {
  /**
   * Helm renders the chart for an install, but for an upgrade only with a cluster: a template looks up there
   * what an earlier release has left.
   */
  readonly refusedUpgrade?: ProblemsError;
}

/**
 * Renders a chart with Helm for an install and for an upgrade, and proves it.
 *
 * @throws what `renderChart` throws for an install, or for the chart before
 */
export async function chartProof(
  rendering: Rendering,
  settings: Settings,
  { previous, upgradesAlike = false, more }: Circumstances,
): Promise<ChartProof> {
  const first = renderChart(rendering, "install");
  const [install, later, before] = await Promise.all([
    first,
    upgradesAlike ? first : renderChart(rendering, "upgrade").catch(refusal),
    previous && renderChart(previous, "install"),
  ]);
  const refusedUpgrade = later instanceof ProblemsError ? later : undefined;
  const upgrade = later instanceof ProblemsError ? install : later;
  const proof = prove(
    {
      install: install.documents,
      upgrade: upgrade.documents,
      dropped: [
        ...new Map([...install.dropped, ...upgrade.dropped].map((one) => [one.annotation, one])).values(),
      ],
      ...(before === undefined ? {} : { previous: before.documents }),
    },
    settings,
  );
  return {
    ...proof,
    findings: [...proof.findings, ...(more?.(install.documents) ?? []).map(judged)],
    ...(refusedUpgrade === undefined ? {} : { refusedUpgrade }),
  };
}

function refusal(error: unknown): ProblemsError {
  if (error instanceof ProblemsError) return error;
  throw error;
}

/** The one namespace that manifests make; undefined where they make none or several. */
export function namespaceIn(documents: readonly Document[]): string | undefined {
  const [only, ...more] = documents
    .filter(({ body }) => textAt(body, "kind") === "Namespace")
    .map(({ body }) => textAt(body, "metadata.name"));
  return more.length === 0 ? only : undefined;
}
