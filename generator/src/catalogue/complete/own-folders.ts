import type {
  ContainerFields,
  VolumeMount,
  VolumeSource,
  WorkloadSource,
} from "../../../../schemas/types/catalogue.js";
import type { Present } from "./taken-back.js";

/**
 * A workload in which each mount of a folder of its own (`{ mountPath: /tmp, emptyDir: {} }`) names a volume
 * like all others.
 */
export function withOwnFolders(source: Present<WorkloadSource>): Present<WorkloadSource> {
  const volumes: Record<string, VolumeSource> = { ...source.volumes };
  const claimed = new Set(Object.keys(source.volumeClaimTemplates ?? {}));
  const named = <C extends Pick<ContainerFields, "volumeMounts">>(fields: C, prefix: string): C =>
    fields.volumeMounts === undefined
      ? fields
      : { ...fields, volumeMounts: fields.volumeMounts.map((mount) => namedMount(mount, prefix)) };
  const keyed = <C extends Pick<ContainerFields, "volumeMounts">>(
    containers: Readonly<Record<string, C>>,
  ): Record<string, C> =>
    Object.fromEntries(Object.entries(containers).map(([key, fields]) => [key, named(fields, `${key}-`)]));
  return {
    ...named(source, ""),
    ...(source.containers ? { containers: keyed(source.containers) } : {}),
    ...(source.initContainers ? { initContainers: keyed(source.initContainers) } : {}),
    volumes,
  };

  function namedMount({ emptyDir, ...mount }: VolumeMount, prefix: string): VolumeMount {
    if (emptyDir === undefined) return mount;
    const name = newName(prefix + slug(mount.mountPath));
    volumes[name] = { emptyDir };
    return { ...mount, name };
  }

  function newName(stem: string): string {
    let name = stem;
    for (let i = 2; name in volumes || claimed.has(name); i++) name = `${stem}-${i}`;
    return name;
  }
}

/** `/var/cache/nginx` → `var-cache-nginx`: a DNS label that begins with a letter, with space for a number. */
function slug(path: string): string {
  const words = path
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .join("-");
  return (/^[a-z]/.test(words) ? words : `folder-${words}`).slice(0, 50).replace(/-+$/, "");
}
