import { statsAt } from "../../disk/stats.js";
import type { Registry } from "../publish/repository.js";
import { repositoryOf } from "../publish/repository.js";
import { fromFiles, mayHoldCharts } from "./from-files.js";
import { fromGit } from "./from-git.js";
import { fromRegistry } from "./from-registry.js";
import type { PublishedCharts } from "./published-chart.js";

/**
 * The charts that were published last.
 *
 * @param against `oci://HOST/PATH`, a package, a folder with charts or packages, or a commit of git; what is
 * a file or folder counts as that
 * @param names of the charts that are looked for
 * @param output the output folder, which git is asked about
 * @param folder an empty one, for what comes from elsewhere
 * @returns undefined when `against` is none of all that
 */
export async function publishedCharts(
  against: string,
  names: readonly string[],
  output: string,
  folder: string,
  connection: Omit<Registry, "repository">,
): Promise<PublishedCharts | undefined> {
  if (against.startsWith("oci://")) {
    const repository = repositoryOf(against);
    return repository === undefined ? undefined : fromRegistry({ ...connection, repository }, names, folder);
  }
  if (mayHoldCharts(against)) return fromFiles(against, statsAt(against)?.isDirectory() === true, names);
  return fromGit(against, names, output, folder);
}
