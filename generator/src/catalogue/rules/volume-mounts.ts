import type { VolumeMount } from "../../../../schemas/types/catalogue.js";
import type { Container, Workload } from "../catalogue.js";
import { everyContainer } from "./parts.js";
import { at, type Rule } from "./rule.js";

/** Each mount has a place of its own in its container, and stays inside its volume. */
export const volumeMounts: Rule = (catalogue) => everyContainer(catalogue).flatMap(({ workload, container }) => {
  const seen = new Map<string, string>();
  return container.volumeMounts.flatMap((mount, i) => {
    const path = at(container.path, "volumeMounts", i);
    const place = mount.mountPath.replace(/\/+$/, "");
    const earlier = seen.get(place);
    if (earlier === undefined) seen.set(place, path);
    return [
      ...(earlier === undefined ? [] : [{ path: at(path, "mountPath"), message: `is ${mount.mountPath}, where ${earlier} is mounted already` }]),
      ...mountFaults(workload, container, mount).map(([field, message]) => ({ path: at(path, field), message })),
    ];
  });
});

type Fault = readonly [field: keyof VolumeMount, message: string];

function mountFaults(workload: Workload, { exceptions }: Container, mount: VolumeMount): readonly Fault[] {
  const { mountPath, subPath, subPathExpr, mountPropagation, name } = mount;
  const outside = (["subPath", "subPathExpr"] as const).filter((field) => mount[field]?.split("/").includes(".."));
  const claim = workload.volumes[name]?.persistentVolumeClaim ?? workload.volumeClaimTemplates[name];
  return [
    ...(/^\/+$/.test(mountPath) ? [["mountPath", "must not be the root of the container"] as Fault] : []),
    ...(subPath !== undefined && subPathExpr !== undefined ? [["subPathExpr", "must not stand beside subPath"] as Fault] : []),
    ...outside.map((field): Fault => [field, `must stay inside the volume, got "${mount[field]}"`]),
    ...(mountPropagation === "Bidirectional" && exceptions.privileged === undefined
      ? [["mountPropagation", "is Bidirectional, which needs exceptions.privileged"] as Fault] : []),
    ...(claim?.volumeMode === "Block" ? [["name", `names ${name}, which is a block device (volumeMode) and cannot be mounted as a folder`] as Fault] : []),
  ];
}
