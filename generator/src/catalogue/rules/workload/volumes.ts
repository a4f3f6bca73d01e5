import type { Service, Workload } from "../../model/catalogue.js";
import type { Problem } from "../../../problem/problem.js";
import { everyContainer } from "../../facts/parts.js";
import { notAmong } from "../../../problem/suggest.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/** Mounts name volumes that there are, each volume has one meaning, and none is there for nothing. */
export const volumes: Rule = (catalogue, source) => [
  ...everyContainer(catalogue).flatMap(({ workload, container }) => {
    const names = volumeNames(workload);
    return (["volumeMounts", "volumeDevices"] as const).flatMap((field) =>
      container[field].flatMap(({ name }, i) =>
        names.includes(name)
          ? []
          : [
              {
                path: at(container.path, field, i, "name"),
                message: notAmong(name, names, "the volumes of this workload"),
              },
            ],
      ),
    );
  }),
  ...catalogue.services.flatMap((service) => [
    ...service.workloads.flatMap(twice),
    ...unused(service, (workload, field, name) =>
      isOwn(source.services[service.name]?.workloads?.[workload.name ?? ""]?.[field], name),
    ),
  ]),
];

const FIELDS = ["volumes", "volumeClaimTemplates"] as const;
type Field = (typeof FIELDS)[number];

function volumeNames({ kind, volumes, volumeClaimTemplates }: Workload): readonly string[] {
  return [...Object.keys(volumes), ...(kind === "StatefulSet" ? Object.keys(volumeClaimTemplates) : [])];
}

function twice({ path, volumes, volumeClaimTemplates }: Workload): readonly Problem[] {
  return Object.keys(volumeClaimTemplates)
    .filter((name) => Object.hasOwn(volumes, name))
    .map((name) => ({
      path: at(path, "volumeClaimTemplates", name),
      message: `is also one of the volumes. A volume has one name`,
    }));
}

/** A volume that several workloads inherit is of use as soon as one of them mounts it. */
function unused(
  service: Service,
  isOwn: (workload: Workload, field: Field, name: string) => boolean,
): readonly Problem[] {
  const used = new Map<string, boolean>();
  for (const workload of service.workloads) {
    const mounted = new Set(
      [...workload.containers, ...workload.initContainers].flatMap(({ volumeMounts, volumeDevices }) =>
        [...volumeMounts, ...volumeDevices].map(({ name }) => name),
      ),
    );
    for (const field of FIELDS) {
      for (const name of Object.keys(workload[field])) {
        const path = at(isOwn(workload, field, name) ? workload.path : service.path, field, name);
        used.set(path, (used.get(path) ?? false) || mounted.has(name));
      }
    }
  }
  return [...used]
    .filter(([, isUsed]) => !isUsed)
    .map(([path]) => ({
      path,
      message: "is mounted by no container. Mount it in volumeMounts, or take it out",
    }));
}

function isOwn(entries: object | undefined, name: string): boolean {
  return entries !== undefined && Object.hasOwn(entries, name);
}
