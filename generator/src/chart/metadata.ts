import { createHash } from "node:crypto";
import type { Catalogue, Namespace, Service } from "../catalogue/model/catalogue.js";

/** A chart's entry in the umbrella's Chart.yaml; the order of the keys is that of the lock file's digest. */
export interface Dependency {
  readonly name: string;
  readonly version: string;
  /** Empty: the chart lies unpacked in charts/. */
  readonly repository: "";
  readonly condition: string;
}

/** Chart.yaml of the umbrella. */
export function umbrellaMetadata(catalogue: Catalogue): Record<string, unknown> {
  return {
    ...commonMetadata(
      catalogue,
      catalogue.name,
      catalogue.description,
      catalogue.version,
      catalogue.appVersion,
    ),
    dependencies: dependencies(catalogue),
  };
}

/** Chart.yaml of a subchart. */
export function subchartMetadata(catalogue: Catalogue, service: Service): Record<string, unknown> {
  return commonMetadata(catalogue, service.name, service.description, service.version, service.appVersion);
}

/** Chart.yaml of the chart of the namespace. */
export function namespaceMetadata(
  catalogue: Catalogue,
  { chartVersion }: Namespace,
  name: string,
  description: string,
): Record<string, unknown> {
  return commonMetadata(catalogue, name, description, chartVersion, catalogue.appVersion);
}

export function dependencies(catalogue: Catalogue): readonly Dependency[] {
  return catalogue.services.map(({ name, version }) => ({
    name,
    version,
    repository: "",
    condition: `${name}.enabled`,
  }));
}

/**
 * Chart.lock. Its digest is what `helm dependency build` compares: SHA-256 of the dependencies of Chart.yaml
 * and of the lock, as Go prints them in JSON.
 */
export function chartLock(catalogue: Catalogue): Record<string, unknown> {
  const wanted = dependencies(catalogue);
  const locked = wanted.map(({ name, version, repository }) => ({ name, repository, version }));
  const digested = JSON.stringify([
    wanted,
    wanted.map(({ name, version, repository }) => ({ name, version, repository })),
  ]);
  const escaped = digested.replace(/[<>&]/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`);
  return {
    dependencies: locked,
    digest: `sha256:${createHash("sha256").update(escaped).digest("hex")}`,
    // Helm wants a time here; one that never changes keeps the file the same from run to run.
    generated: "1970-01-01T00:00:00Z",
  };
}

function commonMetadata(
  catalogue: Catalogue,
  name: string,
  description: string,
  version: string,
  appVersion: string,
): Record<string, unknown> {
  const { kubeVersion, home, icon, keywords, sources, maintainers, annotations } = catalogue;
  return {
    apiVersion: "v2",
    name,
    description,
    type: "application",
    version,
    appVersion,
    kubeVersion,
    home,
    icon,
    keywords: filled(keywords),
    sources: filled(sources),
    maintainers: filled(maintainers),
    annotations: Object.keys(annotations).length === 0 ? undefined : annotations,
  };
}

function filled<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}
