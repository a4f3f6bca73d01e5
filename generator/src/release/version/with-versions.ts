import { gt } from "semver";
import type { Catalogue } from "../../catalogue/model/catalogue.js";
import type { Versions } from "./versions-file.js";

/**
 * A catalogue whose charts have the versions given, where those are above its own: raising one in the
 * catalogue always counts.
 */
export function withVersions(catalogue: Catalogue, versions: Versions): Catalogue {
  if (versions.size === 0) return catalogue;
  const version = (name: string, own: string) => {
    const given = versions.get(name);
    return given !== undefined && gt(given, own) ? given : own;
  };
  return {
    ...catalogue,
    version: version(catalogue.name, catalogue.version),
    services: catalogue.services.map((service) => ({
      ...service,
      version: version(service.name, service.version),
    })),
    namespace: catalogue.namespace && {
      ...catalogue.namespace,
      chartVersion: version(`${catalogue.name}-namespace`, catalogue.namespace.chartVersion),
    },
  };
}
