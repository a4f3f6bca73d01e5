import type { ImageSource, VolumeMount, WorkloadSource } from "../../../../schemas/types/catalogue.js";
import { withoutTakenBack, type Present } from "./taken-back.js";

/** What a variant of a workload is: the base and what the variant says, without what it takes back. */
export function inherit(base: WorkloadSource, variant: WorkloadSource): Present<WorkloadSource> {
  const maps = mergedMaps.flatMap((key) =>
    base[key] && variant[key] ? [[key, { ...base[key], ...variant[key] }]] : [],
  );
  const result: WorkloadSource = { ...base, ...variant, ...Object.fromEntries(maps) };
  const capabilities = { ...base.exceptions?.capabilities, ...variant.exceptions?.capabilities };
  return withoutTakenBack({
    ...result,
    ...(result.image ? { image: newestImage(result.image, variant.image) } : {}),
    ...(base.volumeMounts && variant.volumeMounts
      ? { volumeMounts: mergedMounts(base.volumeMounts, variant.volumeMounts) }
      : {}),
    ...(Object.keys(capabilities).length > 0 ? { exceptions: { ...result.exceptions, capabilities } } : {}),
  });
}

// Maps are merged by key, as Helm merges values, and mounts by path; everything else is replaced.
const mergedMaps = [
  "image",
  "env",
  "ports",
  "volumes",
  "volumeClaimTemplates",
  "containers",
  "initContainers",
  "nodeSelector",
  "podLabels",
  "podAnnotations",
  "exceptions",
] as const;

// As in Kubernetes' strategic merge, the path says which mount is meant.
function mergedMounts(base: readonly VolumeMount[], own: readonly VolumeMount[]): VolumeMount[] {
  return [...base.filter(({ mountPath }) => !own.some((mount) => mount.mountPath === mountPath)), ...own];
}

// A digest wins over a tag, so one that was inherited must not beat a tag of the variant's own.
function newestImage(image: ImageSource, own: ImageSource | undefined): ImageSource {
  if (own?.tag === undefined || own.digest !== undefined) return image;
  const { digest: _inherited, ...rest } = image;
  return rest;
}
