import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";

/** Where the tools are kept: outside the checkout, so that every checkout and every run shares them. */
export function cacheFolder(): string {
  return join(process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "chartwright", "tools");
}

/**
 * Makes `folder` by `fill`, unless it is there. A folder appears complete or not at all, also when two runs
 * make it at once: each fills one of its own beside it, the first to finish renames it, the other throws its
 * own away.
 * @returns whether anything was made
 */
export async function fillOnce(folder: string, fill: (folder: string) => Promise<void>): Promise<boolean> {
  if (existsSync(folder)) return false;
  await mkdir(cacheFolder(), { recursive: true });
  const growing = await mkdtemp(join(cacheFolder(), ".growing-"));
  try {
    await fill(growing);
    await rename(growing, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  } finally {
    await rm(growing, { recursive: true, force: true });
  }
  return true;
}

/**
 * Eight hex digits for the contents of the files directly in `folder`: a version for what is made from them.
 */
export function contentKey(folder: string): string {
  const hash = createHash("sha256");
  for (const entry of readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .sort()) {
    hash
      .update(`${entry}\0`)
      .update(readFileSync(join(folder, entry)))
      .update("\0");
  }
  return hash.digest("hex").slice(0, 8);
}
