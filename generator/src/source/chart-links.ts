import { readdirSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { onDisk } from "../disk/error.js";
import { statsAt } from "../disk/stats.js";
import { type Problem, ProblemsError } from "../problem/problem.js";
import { outsideFault, readableRoot } from "./readable-root.js";

/**
 * Refuses a chart's folder that has links to what lies outside of the repository: Helm follows them, and
 * prints what it finds there. Helm takes no links from a package.
 *
 * @param named the folder of `--root`
 * @throws ProblemsError with all such links
 */
export function refuseForeignLinks(chart: string, named: string | undefined): void {
  if (statsAt(chart)?.isDirectory() !== true) return;
  const problems = [...foreignLinks(chart, "", readableRoot(chart, named), new Set())];
  if (problems.length > 0) throw new ProblemsError(chart, problems);
}

function* foreignLinks(chart: string, path: string, root: string, seen: Set<string>): Iterable<Problem> {
  const place = join(chart, path);
  const message = outsideFault(place, root);
  if (message !== undefined) {
    yield { path, message };
    return;
  }
  const real = realpathSync(place);
  if (seen.has(real)) return;
  seen.add(real);
  for (const entry of onDisk(place, "read", () => readdirSync(place, { withFileTypes: true }))) {
    const below = join(path, entry.name);
    const isFolder = entry.isDirectory() || statsAt(join(chart, below))?.isDirectory() === true;
    if (isFolder) yield* foreignLinks(chart, below, root, seen);
    else if (entry.isSymbolicLink()) {
      const fault = outsideFault(join(chart, below), root);
      if (fault !== undefined) yield { path: below, message: fault };
    }
  }
}
