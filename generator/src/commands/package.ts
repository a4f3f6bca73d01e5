import { join } from "node:path";
import { ProblemsError } from "../problem/problem.js";
import { DiskError } from "../disk/error.js";
import { chartsIn } from "../release/package/charts-in.js";
import { packagesOf, type Package } from "../release/package/package.js";
import { provenance } from "../release/package/provenance.js";
import { writePackages } from "../release/package/write-packages.js";
import { UsageError, type Outcome } from "./command.js";

/** As the command line has them. */
export interface SigningOptions {
  readonly key?: string;
  readonly passphraseFile?: string;
  readonly gpg: string;
}

/**
 * `chartwright package`: a package of each chart and each of its subcharts, the same bytes on every machine.
 */
export async function packageCharts(
  charts: readonly string[],
  output: string,
  destination: string,
  options: SigningOptions,
): Promise<Outcome> {
  const seconds = timeOfFiles();
  const packages = await signed(
    packagesOf(charts.length > 0 ? charts : ownCharts(output), seconds, [destination]),
    options,
  );
  const written = writtenInto(destination, packages, seconds);
  const lines = packages.map(
    ({ file, sum }) =>
      `${written.includes(file) ? "written  " : "unchanged"}  ${join(destination, file)}  sha256:${sum}`,
  );
  return {
    exitCode: 0,
    text:
      `${lines.join("\n")}\n${packages.length} ${packages.length === 1 ? "package" : "packages"}: ` +
      `${written.length} written, ` +
      `${packages.length - written.length} unchanged${options.key === undefined ? "" : ", all signed"}.\n`,
    json: {
      packages: packages.map(({ name, version, file, sum, provenance: text }) => ({
        name,
        version,
        file: join(destination, file),
        digest: `sha256:${sum}`,
        written: written.includes(file),
        signed: text !== undefined,
      })),
    },
  };
}

function writtenInto(destination: string, packages: readonly Package[], seconds: number): readonly string[] {
  const written: string[] = [];
  try {
    writePackages(destination, packages, seconds, written);
    return written;
  } catch (error) {
    if (!(error instanceof DiskError)) throw error;
    throw new ProblemsError(destination, [
      ...error.problems,
      {
        path: "",
        message: `${written.length} of ${packages.length} packages were written; what is there is whole`,
      },
    ]);
  }
}

/** The charts in charts/ of the output folder. */
export function ownCharts(output: string): readonly string[] {
  const folder = join(output, "charts");
  const found = chartsIn(folder);
  if (found.length === 0)
    throw new ProblemsError(folder, [
      { path: "", message: "holds no chart. Run chartwright generate, or name a chart's folder" },
    ]);
  return found;
}

/** The packages with their provenance, if there is a key. */
export async function signed(
  packages: readonly Package[],
  { key, passphraseFile, gpg }: SigningOptions,
): Promise<readonly Package[]> {
  if (key === undefined) return packages;
  const result: Package[] = [];
  for (const one of packages)
    result.push({
      ...one,
      provenance: await provenance(
        { gpg, key, ...(passphraseFile === undefined ? {} : { passphraseFile }) },
        one,
      ),
    });
  return result;
}

/**
 * Time of change of all files, since 1970: SOURCE_DATE_EPOCH, else 0. Source: reproducible-builds.org,
 * SOURCE_DATE_EPOCH.
 */
export function timeOfFiles(): number {
  const text = process.env["SOURCE_DATE_EPOCH"] ?? "";
  // Eleven octal digits are what an archive has for it.
  if (text !== "" && !(/^\d{1,10}$/.test(text) && Number(text) < 8 ** 11))
    throw new UsageError(`SOURCE_DATE_EPOCH must be seconds since 1970, got ${JSON.stringify(text)}`);
  return Number(text);
}
