import type { Claim, Container, NamedMount, Workload } from "../../model/catalogue.js";
import { everyContainer } from "../../facts/parts.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/**
 * Each mount and device has a place of its own in its container, is of the right mode, and stays inside its
 * volume.
 */
export const volumeMounts: Rule = (catalogue) =>
  everyContainer(catalogue).flatMap(({ workload, container }) => {
    const mounts = container.volumeMounts.map((mount, i) => ({
      path: at(container.path, "volumeMounts", i),
      field: "mountPath",
      place: mount.mountPath,
      faults: mountFaults(workload, container, mount),
    }));
    const devices = container.volumeDevices.map(({ name, devicePath }, i) => ({
      path: at(container.path, "volumeDevices", i),
      field: "devicePath",
      place: devicePath,
      faults: [...deviceFaults(workload, name), ...twiceFaults(workload, container, name, devicePath, i)],
    }));
    const seen = new Map<string, string>();
    return [...mounts, ...devices].flatMap(({ path, field, place, faults }) => {
      const key = place.replace(/\/+$/, "");
      const earlier = seen.get(key);
      if (earlier === undefined) seen.set(key, path);
      return [
        ...(earlier === undefined
          ? []
          : [{ path: at(path, field), message: `is ${place}, where ${earlier} is already` }]),
        ...faults.map(([field, message]) => ({ path: at(path, field), message })),
      ];
    });
  });

type Fault = readonly [field: string, message: string];

function mountFaults(workload: Workload, { exceptions }: Container, mount: NamedMount): readonly Fault[] {
  const { mountPath, subPath, subPathExpr, mountPropagation, name } = mount;
  const outside = (["subPath", "subPathExpr"] as const).filter((field) =>
    mount[field]?.split("/").includes(".."),
  );
  return [
    ...(/^\/+$/.test(mountPath) ? [["mountPath", "must not be the root of the container"] as Fault] : []),
    ...(subPath !== undefined && subPathExpr !== undefined
      ? [["subPathExpr", "must not stand beside subPath"] as Fault]
      : []),
    ...outside.map((field): Fault => [field, `must stay inside the volume, got "${mount[field]}"`]),
    ...(mountPropagation === "Bidirectional" && exceptions.privileged === undefined
      ? [["mountPropagation", "is Bidirectional, which needs exceptions.privileged"] as Fault]
      : []),
    ...(claimOf(workload, name)?.volumeMode === "Block"
      ? [["name", `names ${name}, which is a block device (volumeMode). Move it to volumeDevices`] as Fault]
      : []),
  ];
}

function deviceFaults(workload: Workload, name: string): readonly Fault[] {
  const isMissing = workload.volumes[name] === undefined && workload.volumeClaimTemplates[name] === undefined;
  // A claim that exists already may be either.
  if (
    isMissing ||
    workload.volumes[name]?.existingClaim !== undefined ||
    claimOf(workload, name)?.volumeMode === "Block"
  )
    return [];
  return [
    [
      "name",
      `names ${name}, which is not a block device. Move it to ` +
        "volumeMounts, or give its claim the volumeMode Block",
    ],
  ];
}

// A container has a device once, and not its files as well: a claim that exists already may be either.
function twiceFaults(
  { volumes }: Workload,
  { volumeDevices, volumeMounts }: Container,
  name: string,
  devicePath: string,
  i: number,
): readonly Fault[] {
  const isTwin = volumeDevices.findIndex((other) => other.name === name) < i;
  return [
    ...(isTwin ? [["name", `is ${name}, which another device of the container is already`] as Fault] : []),
    ...(volumes[name]?.existingClaim !== undefined && volumeMounts.some((mount) => mount.name === name)
      ? [["name", `is ${name}, which is among the container's volumeMounts as well`] as Fault]
      : []),
    ...(devicePath.split("/").includes("..")
      ? [["devicePath", `must not have "..", got "${devicePath}"`] as Fault]
      : []),
  ];
}

function claimOf({ volumes, volumeClaimTemplates }: Workload, name: string): Claim | undefined {
  return volumes[name]?.persistentVolumeClaim ?? volumeClaimTemplates[name];
}
