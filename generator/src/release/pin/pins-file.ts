import { basename, dirname } from "node:path";
import { isThere } from "../../disk/stats.js";
import { onDisk } from "../../disk/error.js";
import { makeFolders } from "../../disk/make-folders.js";
import { writeWhole } from "../../disk/write-whole.js";
import { isMap, mapAt, type ValueMap } from "../../chart/values/value-map.js";
import { pathText } from "../../problem/positions.js";
import { ProblemsError } from "../../problem/problem.js";
import { toYaml } from "../../render/yaml.js";
import { readSource } from "../../source/read.js";

/** A digest for a place in the values. */
export interface Pin {
  /** Keys of the values down to `image`. */
  readonly steps: readonly string[];
  /** The tag that has it, with its registry and repository. */
  readonly image: string;
  readonly digest: string;
}

/**
 * The digests of a file of pins by the place of their image, as text; none where there is no file.
 *
 * @throws ProblemsError for a file that holds something else as well
 */
export async function readPins(file: string): Promise<ReadonlyMap<string, string>> {
  if (!isThere(file)) return new Map();
  const { value } = await readSource(file);
  const pins = new Map<string, string>();
  const walk = (inner: unknown, steps: readonly string[]): void => {
    if (isMap(inner)) {
      for (const [key, member] of Object.entries(inner)) walk(member, [...steps, key]);
    } else if (steps.at(-1) === "digest" && steps.at(-2) === "image" && typeof inner === "string")
      pins.set(pathText(steps.slice(0, -1)), inner);
    else if (steps.length > 0)
      throw new ProblemsError(file, [
        {
          path: pathText(steps),
          message:
            "is no digest of an image: chartwright pin writes this file. Move it to the environment's values",
        },
      ]);
  };
  walk(value, []);
  return pins;
}

/**
 * Writes the pins of an environment as a values file, whole or not at all.
 *
 * @throws DiskError when the disk refuses
 */
export function writePins(file: string, pins: readonly Pin[], about: string): void {
  const values: ValueMap = {};
  const comments = new Map([["", about]]);
  for (const { steps, image, digest } of pins) {
    steps.reduce<ValueMap>((inner, step) => (inner[step] = mapAt(inner, [step])), values)["digest"] = digest;
    comments.set(pathText([...steps, "digest"]), image);
  }
  onDisk(dirname(file), "written", () => makeFolders(dirname(file)));
  writeWhole(dirname(file), basename(file), toYaml(values, comments));
}
