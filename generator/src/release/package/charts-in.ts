import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { onDisk } from "../../disk/error.js";

/**
 * The folders directly in `folder` that hold a chart, by name. Names that begin with a dot or _ are no charts
 * to Helm.
 */
export function chartsIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return onDisk(folder, "read", () => readdirSync(folder, { withFileTypes: true }))
    .filter(
      (entry) =>
        entry.isDirectory() &&
        !/^[._]/.test(entry.name) &&
        existsSync(join(folder, entry.name, "Chart.yaml")),
    )
    .map(({ name }) => join(folder, name))
    .sort();
}
