import { tmpdir } from "node:os";
import { ProblemsError } from "../../problem/problem.js";
import { DiskError } from "../../disk/error.js";
import { inTemporaryFolder } from "../../disk/temporary-folder.js";

/**
 * Publishes by way of a new folder for temporary files.
 *
 * @throws ProblemsError when the disk refuses, for example because it is full
 */
export async function inPublishingFolder<Result>(
  publish: (folder: string) => Promise<Result>,
): Promise<Result> {
  try {
    return await inTemporaryFolder(
      "publish",
      publish,
      "Stopped. Each chart that is in the registry is whole; the next run goes on.\n",
    );
  } catch (error) {
    if (!(error instanceof DiskError)) throw error;
    throw new ProblemsError(tmpdir(), [
      ...error.problems,
      { path: "", message: "is where temporary files go; TMPDIR names another place. The next run goes on" },
    ]);
  }
}
