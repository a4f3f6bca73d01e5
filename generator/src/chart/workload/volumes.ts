import type { ProjectedSource } from "../../../../schemas/types/catalogue.js";
import type { Catalogue, Service, Volume, Workload } from "../../catalogue/model/catalogue.js";
import { claimName } from "../../catalogue/facts/object-names.js";
import { configMapReference } from "./env.js";
import { secretName } from "../helm/secret-name.js";
import { objectName } from "../helm/names.js";

/** The `volumes` of a pod as a manifest has them. */
export function volumes(catalogue: Catalogue, service: Service, workload: Workload): readonly object[] {
  return Object.entries(workload.volumes).map(([name, source]) => ({
    name,
    ...volume(catalogue, service, workload, name, source),
  }));
}

function volume(
  catalogue: Catalogue,
  service: Service,
  workload: Workload,
  name: string,
  source: Volume,
): object {
  if (source.configMap) {
    const { configMap, name: existing, items, defaultMode, optional } = source.configMap;
    return {
      configMap: {
        name: configMapReference(service, workload, configMap, existing),
        items,
        defaultMode,
        optional,
      },
    };
  }
  if (source.secret) {
    const { name: existing, items, defaultMode, optional } = source.secret;
    return {
      secret: {
        secretName: secretName(catalogue, service, existing, workload),
        items,
        defaultMode,
        optional,
      },
    };
  }
  if (source.persistentVolumeClaim)
    return { persistentVolumeClaim: { claimName: objectName(service, claimName(service, workload, name)) } };
  if (source.existingClaim) return { persistentVolumeClaim: { claimName: source.existingClaim } };
  if (source.projected)
    return {
      projected: {
        ...source.projected,
        sources: source.projected.sources.map((part) => projection(catalogue, service, workload, part)),
      },
    };
  if (source.hostPath) {
    const { reason: _inReadme, ...hostPath } = source.hostPath;
    return { hostPath };
  }
  if (source.nfs) {
    const { reason: _inReadme, ...nfs } = source.nfs;
    return { nfs };
  }
  return source;
}

// As Kubernetes has it, but for the service's own ConfigMaps and Secret.
function projection(
  catalogue: Catalogue,
  service: Service,
  workload: Workload,
  { configMap, secret, ...others }: ProjectedSource,
): object {
  if (configMap) {
    const { configMap: own, name, ...rest } = configMap;
    return { configMap: { name: configMapReference(service, workload, own, name), ...rest } };
  }
  if (secret) return { secret: { ...secret, name: secretName(catalogue, service, secret.name, workload) } };
  return others;
}
