import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CatalogueError } from "../catalogue/problem.js";
import { onDisk, OutputError } from "../output/error.js";

/**
 * Does a job in a new folder for temporary files, gone when the job is over.
 *
 * @throws CatalogueError when the disk refuses, for example because it is full
 */
export async function inTemporaryFolder<Result>(job: (folder: string) => Promise<Result>): Promise<Result> {
  const place = join(tmpdir(), "chartwright-publish-");
  try {
    const folder = onDisk("", "written", () => mkdtempSync(place));
    try {
      return await job(folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  } catch (error) {
    if (!(error instanceof OutputError)) throw error;
    throw new CatalogueError(tmpdir(), [...error.problems, { path: "", message: "is where temporary files go; TMPDIR names another place. The next run goes on" }]);
  }
}
