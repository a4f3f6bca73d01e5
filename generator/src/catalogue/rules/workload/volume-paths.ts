import type { ProjectedSource } from "../../../../../schemas/types/catalogue.js";
import type { Volume } from "../../model/catalogue.js";
import type { Problem } from "../../../problem/problem.js";
import { everyWorkload } from "../../facts/parts.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/** Places of a node do not climb out of their folder, and each file of a volume comes from one place. */
export const volumePaths: Rule = (catalogue) =>
  everyWorkload(catalogue).flatMap(({ workload: { path, volumes } }) =>
    Object.entries(volumes).flatMap(([name, volume]) => {
      const place = at(path, "volumes", name);
      const { hostPath } = volume;
      return [
        ...(hostPath !== undefined && climbs(hostPath.path)
          ? [{ path: at(place, "hostPath", "path"), message: `must not have "..", got "${hostPath.path}"` }]
          : []),
        ...filesOf(volume, place).flatMap(twins),
      ];
    }),
  );

/** Files that lie in one folder. */
type FilesOfVolume = readonly { readonly path: string; readonly file: string }[];

function filesOf({ configMap, secret, projected }: Volume, place: string): readonly FilesOfVolume[] {
  return [
    items(configMap, at(place, "configMap")),
    items(secret, at(place, "secret")),
    (projected?.sources ?? []).flatMap((source, i) =>
      projectedFiles(source, at(place, "projected", "sources", i)),
    ),
  ];
}

function projectedFiles(source: ProjectedSource, place: string): FilesOfVolume {
  const { configMap, secret, downwardAPI, serviceAccountToken, clusterTrustBundle, podCertificate } = source;
  const named = (path: string, file: string | undefined) => (file === undefined ? [] : [{ path, file }]);
  return [
    ...items(configMap, at(place, "configMap")),
    ...items(secret, at(place, "secret")),
    ...items(downwardAPI, at(place, "downwardAPI")),
    ...named(at(place, "serviceAccountToken", "path"), serviceAccountToken?.path),
    ...named(at(place, "clusterTrustBundle", "path"), clusterTrustBundle?.path),
    ...(["credentialBundlePath", "keyPath", "certificateChainPath"] as const).flatMap((field) =>
      named(at(place, "podCertificate", field), podCertificate?.[field]),
    ),
  ];
}

function items(
  source: { readonly items?: readonly { readonly path: string }[] } | undefined,
  place: string,
): FilesOfVolume {
  return (source?.items ?? []).map(({ path }, i) => ({ path: at(place, "items", i, "path"), file: path }));
}

function twins(files: FilesOfVolume): readonly Problem[] {
  return files.flatMap(({ path, file }, i) =>
    files.findIndex((other) => other.file === file) < i
      ? [{ path, message: `is ${file}, which another file of the volume is already` }]
      : [],
  );
}

function climbs(path: string): boolean {
  return path.split("/").includes("..");
}
