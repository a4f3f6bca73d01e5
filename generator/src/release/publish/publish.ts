import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { onDisk } from "../../disk/error.js";
import { FailedToolError } from "../../tool/failed-tool.js";
import type { Package } from "../package/package.js";
import { untar } from "../package/untar.js";
import { atOnce } from "../../tool/at-once.js";
import { differences } from "./differences.js";
import { pull, push } from "./registry.js";
import type { Registry } from "./repository.js";
import { publicationSummary } from "./report.js";
import type { Standing } from "./standing.js";

/** Is told of each step, for people who wait. */
export type Progress = (text: string) => void;

/** How each chart stands in the registry, in the same order. Changes nothing. */
export function standings(
  registry: Registry,
  packages: readonly Package[],
  folder: string,
  progress: Progress,
): Promise<readonly Standing[]> {
  let looked = 0;
  return atOnce(packages, async (wanted) => {
    const standing = await standingOf(registry, wanted, join(folder, `found-${wanted.file}`));
    progress(`${wanted.name} ${wanted.version}: ${standing.state}, ${++looked} of ${packages.length}`);
    return standing;
  });
}

/**
 * A tag can be written twice, and no registry offers to write it only where there is none; so who writes
 * looks right before and, after a while, once more.
 */
const pause = 1000;

/**
 * Pushes what is missing: first what others may have in them. What another run has put there meanwhile is
 * `different`, unless it is the same.
 *
 * @param folder that holds the packages by name, and is written to
 * @throws FailedToolError when the registry fails; what is there by then is whole, and the next run goes on
 */
export async function pushMissing(
  registry: Registry,
  standings: readonly Standing[],
  folder: string,
  progress: Progress,
): Promise<readonly Standing[]> {
  const missing = standings.filter(({ state }) => state === "missing").map((standing) => standing.package);
  if (missing.length === 0) return standings;
  const found: Standing[] = standings.filter(({ state }) => state !== "missing");
  const pushed: Package[] = [];
  try {
    for (const height of [...new Set(missing.map(({ height }) => height))]) {
      await atOnce(
        missing.filter((one) => one.height === height),
        async (one) => {
          const standing = await standingOf(registry, one, join(folder, `before-${one.file}`));
          if (standing.state !== "missing") return void found.push(standing);
          await push(registry, join(folder, one.file), `${one.name} ${one.version}`);
          pushed.push(one);
          progress(`${one.name} ${one.version}: pushed, ${pushed.length} of ${missing.length}`);
        },
      );
      if (found.some(({ state }) => state === "different")) break;
    }
  } catch (error) {
    if (!(error instanceof FailedToolError)) throw error;
    const there: readonly Standing[] = [
      ...found,
      ...pushed.map((one) => ({ package: one, state: "published" as const, differences: [] })),
    ];
    const count =
      there.length === 0
        ? "Nothing is there yet"
        : `${there.length} of ${standings.length} charts are there, each of them whole`;
    throw new FailedToolError(
      `${error.message.replace(/\.$/, "")}. ${count}. The next run goes on`,
      publicationSummary(
        registry,
        standings.map((standing) => there.find((other) => other.package === standing.package) ?? standing),
        undefined,
      ),
    );
  }
  await new Promise((resolve) => setTimeout(resolve, pause));
  const after = await atOnce(pushed, (one) => standingOf(registry, one, join(folder, `after-${one.file}`)));
  const lost = after.find(({ state }) => state === "missing")?.package;
  if (lost !== undefined)
    throw new FailedToolError(
      `${lost.name} ${lost.version} was written to ${registry.repository}, but is not there`,
    );
  const all = [
    ...found,
    ...after.map((standing) =>
      standing.state === "present" ? { ...standing, state: "published" as const } : standing,
    ),
  ];
  return standings.map((standing) => all.find((other) => other.package === standing.package) ?? standing);
}

async function standingOf(registry: Registry, wanted: Package, folder: string): Promise<Standing> {
  onDisk(folder, "written", () => mkdirSync(folder));
  const found = await pull(registry, wanted.name, wanted.version, folder);
  if (found === undefined) return { package: wanted, state: "missing", differences: [] };
  const where = `${registry.repository}/${wanted.name}:${wanted.version}`;
  const differing = found.bytes.equals(wanted.bytes)
    ? []
    : differences(untar(where, found.bytes), wanted.files);
  return {
    package: wanted,
    state: differing.length === 0 ? "present" : "different",
    digest: found.digest,
    differences: differing,
  };
}
