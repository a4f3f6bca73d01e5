import { join } from "node:path";
import { filesValues } from "../capacity/effective-values.js";
import { mapAt, isMap } from "../chart/values/value-map.js";
import type { Catalogue } from "../catalogue/model/catalogue.js";
import { oldestNamed } from "../catalogue/facts/kube-version.js";
import type { Source } from "../source/read.js";
import type { Chart } from "../chart/chart.js";
import { chartProof, namespaceIn } from "../prove/chart-proof.js";
import type { EnvironmentProof } from "../prove/environment-findings.js";
import { cutEdges } from "../prove/edges/cut-edges.js";
import { renderChart, type Rendering } from "../prove/render.js";
import { isIgnored } from "../prove/scene/finding.js";
import { ownHost } from "../prove/scene/services.js";
import { mergeSources } from "../values/merge-sources.js";
import type { Prover } from "./prover.js";
import { valuesForHelm } from "./values-for-helm.js";

/** A chart with the values files of an environment, later ones winning. */
export interface ChartLayers {
  readonly chart: Chart;
  readonly sources: readonly Source[];
}

/** What an environment is made of. */
export interface EnvironmentLayers {
  /** Undefined: the charts as they are. */
  readonly name: string | undefined;
  readonly umbrella: ChartLayers;
  /** The chart of its namespace. */
  readonly namespace: ChartLayers | undefined;
}

/**
 * Proves the umbrella chart in an environment, in a namespace with its guard-rails.
 *
 * @param folder where the charts lie, below `charts/`; copies of values are put there as well
 * @throws what `renderChart` throws
 */
export async function environmentProof(
  catalogue: Catalogue,
  { name, umbrella, namespace }: EnvironmentLayers,
  { helm, timeout, ignored, only }: Prover,
  folder: string,
): Promise<EnvironmentProof> {
  const kubeVersion = oldestNamed(catalogue.kubeVersion);
  const rendering = ({ chart, sources }: ChartLayers, home: string): Rendering => ({
    helm,
    chart: join(folder, "charts", chart.folder),
    title: [
      `charts/${chart.folder}`,
      ...sources.map(({ file }, i) => `${i === 0 ? "with" : "and"} ${file}`),
    ].join(" "),
    values: sources.map((source, i) =>
      valuesForHelm(source, join(folder, `${chart.name}-${name ?? ""}-${i}.yaml`)),
    ),
    release: chart.name,
    namespace: home,
    apiVersions: [],
    ...(kubeVersion === undefined ? {} : { kubeVersion }),
  });
  // That chart must not be installed into the namespace that it makes, which is never this one.
  const guardRails = namespace && (await renderChart(rendering(namespace, "kube-system"), "install"));
  const namespaceObjects = guardRails?.documents ?? [];
  const home = namespaceIn(namespaceObjects) ?? "default";
  const outside = outsideHosts(catalogue, umbrella.sources).flatMap((host) => ownHost(host, home) ?? []);
  // chartwright's own templates make no difference between an install and an upgrade.
  const upgradesAlike = catalogue.services.every(({ templates }) => Object.keys(templates).length === 0);
  const settings = { release: umbrella.chart.name, namespace: home, timeout, outside, namespaceObjects };
  const values = filesValues(umbrella.chart, mergeSources(umbrella.sources).values);
  const { findings, refusedUpgrade } = await chartProof(rendering(umbrella, home), settings, {
    upgradesAlike,
    more: (documents) => cutEdges(catalogue, values, { documents, ...settings }),
  });
  if (refusedUpgrade) throw refusedUpgrade;
  return {
    environment: name,
    findings: findings.filter(
      (finding) => (only === undefined || finding.code === only) && !isIgnored(finding, ignored),
    ),
  };
}

/**
 * Hosts that are there without the release: those of external services, and where values say that a callee
 * is.
 */
function outsideHosts({ externalServices }: Catalogue, sources: readonly Source[]): readonly string[] {
  const endpoints = Object.values(mapAt(mergeSources(sources).values, ["global", "endpoints"]));
  return [
    ...Object.values(externalServices).flatMap(({ hosts }) => hosts),
    ...endpoints.flatMap((endpoint) =>
      isMap(endpoint) && typeof endpoint["host"] === "string" ? [endpoint["host"]] : [],
    ),
  ];
}
