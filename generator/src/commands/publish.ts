import { join } from "node:path";
import { inOrder, packagesOf, type Package } from "../release/package/package.js";
import { verifyPackage } from "../release/package/verify-package.js";
import { readPackage } from "../release/package/read-package.js";
import { writePackages } from "../release/package/write-packages.js";
import { signWithCosign } from "../release/publish/cosign.js";
import { inPublishingFolder } from "../release/publish/publishing-folder.js";
import { prepareLockFile, readLockFile, writeLockFile } from "../release/publish/lock-file.js";
import { refuseUnloadable, refuseUnnameable } from "../release/publish/publishable.js";
import { pushMissing, standings, type Progress } from "../release/publish/publish.js";
import type { Registry } from "../release/publish/repository.js";
import { repositoryForm, repositoryOf } from "../release/publish/repository.js";
import { publicationSummary, publicationText } from "../release/publish/report.js";
import { UsageError, type Outcome } from "./command.js";
import { durationOption } from "./options.js";
import { ownCharts, signed, timeOfFiles, type SigningOptions } from "./package.js";
import { statsAt } from "../disk/stats.js";

/** As the command line has them. */
export interface PublishOptions extends SigningOptions {
  readonly dryRun?: true;
  readonly lock?: string;
  readonly keyring?: string;
  readonly plainHttp?: true;
  readonly caFile?: string;
  readonly certFile?: string;
  readonly keyFile?: string;
  readonly registryConfig?: string;
  readonly cosignKey?: string;
  readonly cosign: string;
  readonly helm: string;
  readonly timeout: string;
}

/**
 * `chartwright publish`: charts in a registry, subcharts first; never another content under a version that is
 * there.
 */
export async function publish(
  address: string,
  charts: readonly string[],
  output: string,
  options: PublishOptions,
  progress: Progress,
): Promise<Outcome> {
  const registry = registryOf(address, options);
  const lock = options.lock ?? join(output, "charts.lock.yaml");
  readLockFile(lock);
  const seconds = timeOfFiles();
  const packages = await packagesToPublish(
    charts.length > 0 ? charts : ownCharts(output),
    seconds,
    lock,
    options,
  );
  refuseUnnameable(packages);
  return inPublishingFolder(async (folder) => {
    const before = await standings(registry, packages, folder, progress);
    const different = before.some(({ state }) => state === "different");
    const stop = options.dryRun || different;
    if (!different) {
      writePackages(folder, packages, seconds);
      await refuseUnloadable(
        options.helm,
        before.filter(({ state }) => state === "missing").map((standing) => standing.package),
        folder,
      );
    }
    if (!stop) prepareLockFile(lock);
    const after = stop ? before : await pushMissing(registry, before, folder, progress);
    const refused = after.some(({ state }) => state === "different");
    if (!stop && !refused) {
      if (options.cosignKey !== undefined)
        await signWithCosign(
          registry,
          { cosign: options.cosign, key: options.cosignKey },
          after.map(({ package: { name }, digest }) => ({ name, digest: digest! })),
          folder,
        );
      writeLockFile(
        lock,
        after.map(({ package: { name, version }, digest }) => ({
          name,
          version,
          repository: registry.repository,
          digest: digest!,
        })),
        charts.length === 0,
      );
    }
    return {
      exitCode: refused ? 1 : 0,
      text: publicationText(registry, after, !stop, lock, output),
      json: publicationSummary(registry, after, stop || refused ? undefined : lock),
    };
  });
}

function registryOf(address: string, { helm, timeout, ...options }: PublishOptions): Registry {
  const repository = repositoryOf(address);
  if (repository === undefined)
    throw new UsageError(`the registry must be given as ${repositoryForm}, got ${JSON.stringify(address)}`);
  const seconds = durationOption("--timeout", timeout);
  const files = {
    "--ca-file": options.caFile,
    "--cert-file": options.certFile,
    "--key-file": options.keyFile,
    "--registry-config": options.registryConfig,
  };
  const named = Object.entries(files).flatMap(([option, file]) =>
    file === undefined ? [] : [[option, file]],
  );
  return { helm, repository, seconds, options: [...named, ...(options.plainHttp ? [["--plain-http"]] : [])] };
}

/** Folders are packaged; packages are taken as they are. */
async function packagesToPublish(
  charts: readonly string[],
  seconds: number,
  lock: string,
  options: PublishOptions,
): Promise<readonly Package[]> {
  const isPackage = (chart: string) => statsAt(chart)?.isFile() === true;
  const given = charts.filter(isPackage);
  const folder = charts.find((chart) => !isPackage(chart));
  if (options.keyring !== undefined && options.key === undefined && folder !== undefined)
    throw new UsageError(
      `--keyring verifies packages, and ${folder} is none. ` +
        "Sign it with --key, or name packages that are signed",
    );
  const read = given.map(readPackage);
  if (options.keyring !== undefined)
    for (const file of given) await verifyPackage(options.helm, options.keyring, file);
  const made = await signed(
    packagesOf(
      charts.filter((chart) => !isPackage(chart)),
      seconds,
      [lock],
    ),
    options,
  );
  return inOrder([...made, ...read]);
}
