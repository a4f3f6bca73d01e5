import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { onDisk } from "../disk/error.js";
import type { Plan } from "./plan.js";

/**
 * Writes the charts as a plan would leave them into another folder, an empty one: what would change as
 * planned, the rest as it lies there. Conflicts count as if they were overwritten.
 */
export function writePlanned({ root, created, changed, conflicts, nextSums }: Plan, folder: string): void {
  const planned = new Map(
    [...created, ...changed, ...conflicts.flatMap(({ file }) => file ?? [])].map(({ path, bytes }) => [
      path,
      bytes,
    ]),
  );
  const made = new Set<string>();
  for (const path of nextSums.keys()) {
    if (!path.startsWith("charts/")) continue;
    const target = join(folder, path);
    if (!made.has(dirname(target))) mkdirSync(dirname(target), { recursive: true });
    made.add(dirname(target));
    const bytes = planned.get(path);
    if (bytes) writeFileSync(target, bytes);
    else onDisk(path, "read", () => copyFileSync(join(root, path), target));
  }
}
