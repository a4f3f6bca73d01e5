import { existsSync, readdirSync, realpathSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import type { Problem } from "../problem/problem.js";
import { onDisk } from "../disk/error.js";
import { readBounded } from "../disk/read-bounded.js";
import { refuseHeld } from "../disk/lock.js";
import { lockPath } from "../disk/scratch.js";
import { parseState, stateName } from "./state.js";

/**
 * What is wrong with a chart's folder that a run of `generate` is about to write, or left half written: the
 * chart's own, one in whose folder it lies, or one beside it to which it belongs.
 *
 * @throws DiskError while such a run is under way
 */
export function tornProblems(folder: string): readonly Problem[] {
  const chart = onDisk(folder, "read", () => realpathSync(folder));
  return stateFolders(chart).flatMap((home) => {
    const { condition, sums } = parseState(
      existsSync(join(home, stateName)) ? readBounded(join(home, stateName)).toString("utf8") : undefined,
    );
    // Paths in a state file begin two folders above its own.
    const path = relative(dirname(dirname(home)), chart).replaceAll(sep, "/");
    if (home !== chart && ![...sums.keys()].some((file) => file.startsWith(`${path}/`))) return [];
    refuseHeld(home, lockPath(stateName));
    return condition === "interrupted"
      ? [
          {
            path: "",
            message: "was written in part only, by a run that was cut short. Run: chartwright generate",
          },
        ]
      : [];
  });
}

/** The folders whose state files may speak of a chart: its own, those above it, those beside it. */
function stateFolders(chart: string): readonly string[] {
  const beside = onDisk(dirname(chart), "read", () => readdirSync(dirname(chart))).map((name) =>
    join(dirname(chart), name),
  );
  const above: string[] = [];
  for (let folder = dirname(chart); folder !== dirname(folder); folder = dirname(folder)) above.push(folder);
  return [...beside, ...above].filter(
    (folder) => existsSync(join(folder, stateName)) || existsSync(join(folder, lockPath(stateName))),
  );
}
