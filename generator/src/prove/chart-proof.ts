import type { Document } from "../manifests/objects.js";
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

/**
 * Renders a chart with Helm for an install and for an upgrade, and proves it.
 *
 * @throws what `renderChart` throws
 */
export async function chartProof(
  rendering: Rendering,
  settings: Settings,
  { previous, upgradesAlike = false, more }: Circumstances,
): Promise<Proof> {
  const first = renderChart(rendering, "install");
  const [install, upgrade, before] = await Promise.all([
    first,
    upgradesAlike ? first : renderChart(rendering, "upgrade"),
    previous && renderChart(previous, "install"),
  ]);
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
  return { ...proof, findings: [...proof.findings, ...(more?.(install.documents) ?? []).map(judged)] };
}

/** The one namespace that manifests make; undefined where they make none or several. */
export function namespaceIn(documents: readonly Document[]): string | undefined {
  const [only, ...more] = documents
    .filter(({ body }) => textAt(body, "kind") === "Namespace")
    .map(({ body }) => textAt(body, "metadata.name"));
  return more.length === 0 ? only : undefined;
}
