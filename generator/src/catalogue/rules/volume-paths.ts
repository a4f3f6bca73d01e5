import type { Problem } from "../problem.js";
import { at, type Rule } from "./rule.js";

/** Places of a node and files of a volume must not climb out of their folder either. */
export const volumePaths: Rule = (catalogue) => catalogue.services.flatMap(({ workloads }) => workloads.flatMap(({ path, volumes }) =>
  Object.entries(volumes).flatMap(([name, { hostPath, configMap, secret }]): readonly Problem[] => {
    const room = at(path, "volumes", name);
    const kind = configMap ? "configMap" : "secret";
    const items = (configMap ?? secret)?.items ?? [];
    const climbs = (text: string) => text.split("/").includes("..");
    const twins = items.filter(({ path }, i) => items.findIndex((item) => item.path === path) < i);
    return [
      ...(hostPath && climbs(hostPath.path) ? [{ path: at(room, "hostPath", "path"), message: `must not have "..", got "${hostPath.path}"` }] : []),
      ...items.flatMap((item, i) => climbs(item.path) ? [{ path: at(room, kind, "items", i, "path"), message: `must stay inside the volume, got "${item.path}"` }] : []),
      ...twins.map((item) => ({ path: at(room, kind, "items", items.indexOf(item), "path"), message: `is ${item.path}, which another item is already` })),
    ];
  })));
