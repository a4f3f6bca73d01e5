import { readdirSync } from "node:fs";
import { isThere } from "../../disk/stats.js";
import { join } from "node:path";
import { onDisk } from "../../disk/error.js";

/**
 * The folders directly in `folder` that hold a chart, by name. Names that begin with a dot or _ are no charts
 * to Helm.
 */
export function chartsIn(folder: string): readonly string[] {
  if (!isThere(folder)) return [];
  return onDisk(folder, "read", () => readdirSync(folder, { withFileTypes: true }))
    .filter(
      (entry) =>
        entry.isDirectory() && !/^[._]/.test(entry.name) && isThere(join(folder, entry.name, "Chart.yaml")),
    )
    .map(({ name }) => join(folder, name))
    .sort();
}
