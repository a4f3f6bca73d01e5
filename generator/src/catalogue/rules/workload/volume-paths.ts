import type { KeyToPath } from "../../../../../schemas/types/catalogue.js";
import type { Volume } from "../../model/catalogue.js";
import type { Problem } from "../../../problem/problem.js";
import { everyWorkload } from "../../facts/parts.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/**
 * Places of a node and files of a volume do not climb out of their folder, and each file of a volume comes
 * from one key.
 */
export const volumePaths: Rule = (catalogue) =>
  everyWorkload(catalogue).flatMap(({ workload: { path, volumes } }) =>
    Object.entries(volumes).flatMap(([name, volume]) => {
      const place = at(path, "volumes", name);
      const { hostPath } = volume;
      return [
        ...(hostPath !== undefined && climbs(hostPath.path)
          ? [{ path: at(place, "hostPath", "path"), message: `must not have "..", got "${hostPath.path}"` }]
          : []),
        ...itemLists(volume, place).flatMap(itemProblems),
      ];
    }),
  );

interface ItemList {
  readonly path: string;
  readonly items: readonly KeyToPath[];
}

function itemLists({ configMap, secret, projected }: Volume, place: string): readonly ItemList[] {
  return [
    { path: at(place, "configMap", "items"), items: configMap?.items ?? [] },
    { path: at(place, "secret", "items"), items: secret?.items ?? [] },
    ...(projected?.sources ?? []).flatMap(({ configMap, secret }, i) => [
      { path: at(place, "projected", "sources", i, "configMap", "items"), items: configMap?.items ?? [] },
      { path: at(place, "projected", "sources", i, "secret", "items"), items: secret?.items ?? [] },
    ]),
  ];
}

function itemProblems({ path, items }: ItemList): readonly Problem[] {
  return items.flatMap((item, i) => {
    const place = at(path, i, "path");
    const isTwin = items.findIndex((other) => other.path === item.path) < i;
    return [
      ...(climbs(item.path)
        ? [{ path: place, message: `must stay inside the volume, got "${item.path}"` }]
        : []),
      ...(isTwin ? [{ path: place, message: `is ${item.path}, which another item is already` }] : []),
    ];
  });
}

function climbs(path: string): boolean {
  return path.split("/").includes("..");
}
