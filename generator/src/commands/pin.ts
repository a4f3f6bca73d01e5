import { join } from "node:path";
import type { Catalogue } from "../catalogue/model/catalogue.js";
import { umbrellaChart } from "../chart/umbrella.js";
import { readBounded } from "../disk/read-bounded.js";
import { readCatalogue } from "../pipeline/checked-catalogue.js";
import { pathText } from "../problem/positions.js";
import { ProblemsError } from "../problem/problem.js";
import { imagePlaces, type ImagePlace } from "../release/pin/image-places.js";
import { referenceText, type ImageReference } from "../release/pin/image-reference.js";
import { loginFor } from "../release/pin/logins.js";
import { readPins, writePins, type Pin } from "../release/pin/pins-file.js";
import { pinsOf } from "../release/pin/pins-of.js";
import { tagDigest } from "../release/pin/tag-digest.js";
import { readableRoot, refuseOutside } from "../source/readable-root.js";
import { atOnce } from "../tool/at-once.js";
import { FailedToolError } from "../tool/failed-tool.js";
import { checkValues } from "../values/check-values.js";
import { mergeSources } from "../values/merge-sources.js";
import { readLayers, type LayeredValues } from "../values/read-layers.js";
import { UsageError, type Outcome } from "./command.js";
import { durationOption } from "./options.js";

/** As the command line has them. */
export interface PinOptions {
  readonly environment?: string;
  readonly check?: true;
  readonly plainHttp?: true;
  readonly caFile?: string;
  readonly registryConfig?: string;
  readonly timeout: string;
  /** The folder of `--root`. */
  readonly root?: string;
}

/**
 * `chartwright pin`: the digests of the tags of an environment's images, as a values file for `helm -f`; with
 * `check` whether that file says what the registries say now.
 *
 * @throws FailedToolError with a line for each image that a registry did not answer for
 */
export async function pin(file: string, output: string, options: PinOptions): Promise<Outcome> {
  const catalogue = await readCatalogue(file, options.root);
  const folder = join(output, "values");
  const root = readableRoot(output, options.root);
  const environments = (await environmentsOf(catalogue, folder, root, options.environment)).map(
    ({ name, sources }) => ({
      name,
      file: join(folder, "images", `${name}.yaml`),
      places: placesOf(catalogue, sources),
    }),
  );
  for (const { file } of environments) refuseOutside(root, file);
  const digests = await digestsOf(
    environments.flatMap(({ places }) => places.flatMap(({ references }) => references)),
    options,
  );
  const found = environments.map((environment) => ({
    ...environment,
    ...pinsOf(environment.places, digests),
  }));
  const problems = found.flatMap(({ name, faults }) => faults.map((fault) => `${name}: ${fault}`));
  for (const { name, file, pins } of options.check ? found : [])
    problems.push(...(await differences(file, pins)).map((difference) => `${name}: ${difference}`));
  const writes = !options.check && problems.length === 0;
  if (writes) for (const { file, name, pins } of found) writePins(file, pins, about(name));
  return {
    exitCode: problems.length === 0 ? 0 : 1,
    text:
      problems.length === 0
        ? found
            .map(({ file, pins }) => `${file}: ${counted(pins.length)}${writes ? "" : ", as it is now"}.\n`)
            .join("")
        : `${problems.join("\n")}\n\n${options.check ? "Run chartwright pin" : "Nothing was written"}.\n`,
    json: {
      environments: found.map(({ name, file, pins }) => ({
        name,
        file,
        images: pins.map(({ steps, ...pin }) => ({ path: pathText(steps), ...pin })),
      })),
      problems,
    },
  };
}

/** One, or all; the catalogue's own values where there are no environments. */
async function environmentsOf(
  catalogue: Catalogue,
  folder: string,
  root: string,
  wanted: string | undefined,
): Promise<readonly LayeredValues[]> {
  const { layers } = await readLayers(folder, root);
  const all = layers.length === 0 ? [{ name: catalogue.name, sources: [] }] : layers;
  if (wanted === undefined) return all;
  const one = layers.find(({ name }) => name === wanted);
  if (one !== undefined) return [one];
  const known = layers.length === 0 ? "" : ` Environments: ${layers.map(({ name }) => name).join(", ")}`;
  throw new UsageError(`there is no ${join(folder, `${wanted}.yaml`)}.${known}`);
}

function placesOf(catalogue: Catalogue, sources: LayeredValues["sources"]): readonly ImagePlace[] {
  const umbrella = umbrellaChart(catalogue);
  const [faulty] = checkValues(umbrella, sources).filter(({ problems }) => problems.length > 0);
  if (faulty) throw new ProblemsError(faulty.file, faulty.problems);
  return imagePlaces(catalogue, umbrella, mergeSources(sources).values);
}

/** Each image is asked for once. */
async function digestsOf(
  references: readonly ImageReference[],
  { plainHttp, caFile, registryConfig, timeout }: PinOptions,
): Promise<ReadonlyMap<string, string | undefined>> {
  const connection = {
    plainHttp: plainHttp === true,
    authority: caFile === undefined ? undefined : readBounded(caFile).toString("utf8"),
    seconds: durationOption("--timeout", timeout),
  };
  const distinct = new Map(references.map((reference) => [referenceText(reference), reference]));
  const failures: string[] = [];
  const digests = await atOnce([...distinct], async ([name, reference]) => {
    try {
      const login = loginFor(reference.host, registryConfig);
      return [name, await tagDigest(reference, connection, login)] as const;
    } catch (error) {
      if (!(error instanceof FailedToolError)) throw error;
      failures.push(error.message);
      return [name, undefined] as const;
    }
  });
  if (failures.length > 0) throw new FailedToolError([...new Set(failures)].sort().join(".\n"));
  return new Map(digests);
}

async function differences(file: string, pins: readonly Pin[]): Promise<readonly string[]> {
  const before = await readPins(file);
  const places = new Set(pins.map(({ steps }) => pathText(steps)));
  const gone = [...before.keys()].filter((path) => !places.has(path));
  return [
    ...pins.flatMap(({ steps, image, digest }) => {
      const known = before.get(pathText(steps));
      if (known === digest) return [];
      const what = known === undefined ? "is not pinned" : `was ${known}`;
      return [`${pathText(steps)}: ${image} ${what}, and is ${digest}`];
    }),
    ...gone.map((path) => `${path}: is pinned in ${file}, and no tag is there any more`),
  ];
}

function about(environment: string): string {
  return (
    `Digests of the images' tags, by chartwright pin. Commit this file, and give it to Helm after that of ` +
    `${environment}: the tags below it are no longer read. After a change of tags, run chartwright pin.`
  );
}

function counted(count: number): string {
  return count === 1 ? "1 digest" : `${count} digests`;
}
