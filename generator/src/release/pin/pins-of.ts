import { pathText } from "../../problem/positions.js";
import type { ImagePlace } from "./image-places.js";
import { referenceText } from "./image-reference.js";
import type { Pin } from "./pins-file.js";

/**
 * What can be pinned, and a line for each image that cannot.
 *
 * @param digests by the text of a reference; undefined for what its registry does not have
 */
export function pinsOf(
  places: readonly ImagePlace[],
  digests: ReadonlyMap<string, string | undefined>,
): { readonly pins: readonly Pin[]; readonly faults: readonly string[] } {
  const pins: Pin[] = [];
  const faults: string[] = [];
  for (const { steps, references } of places) {
    const [image, ...others] = references.map(referenceText);
    const digest = digests.get(image!);
    if (others.length > 0)
      faults.push(
        `${pathText(steps)} stands for ${[image, ...others].join(" and ")}, and one digest cannot. ` +
          "Give their containers images of their own",
      );
    else if (digest === undefined) faults.push(`${pathText(steps)}: ${image} is not in its registry`);
    else pins.push({ steps, image: image!, digest });
  }
  return { pins, faults };
}
