import { everyContainer } from "../../catalogue/facts/parts.js";
import type { Catalogue } from "../../catalogue/model/catalogue.js";
import type { Chart } from "../../chart/chart.js";
import { imageScope } from "../../chart/values/container-values.js";
import { mapAt, type ValueMap } from "../../chart/values/value-map.js";
import { pathText } from "../../problem/positions.js";
import { helmValues } from "../../values/helm-values.js";
import { imageReference, type ImageReference } from "./image-reference.js";

/** A place in the values that says an image by its tag. */
export interface ImagePlace {
  /** Keys of the values down to `image`. */
  readonly steps: readonly string[];
  /** What is pulled by it: several where containers add different parts to the tag. */
  readonly references: readonly ImageReference[];
}

/**
 * The images of what is installed with these values, each where the values say it. What has a digest
 * already is left out.
 *
 * @param given what the values files say together
 */
export function imagePlaces(catalogue: Catalogue, umbrella: Chart, given: ValueMap): readonly ImagePlace[] {
  const { values, enabled } = helmValues(umbrella, given);
  const names = new Set(enabled.map(({ name }) => name));
  const shared = mapAt(values, ["global", "image"]);
  const ordering = ["global", "ordering", "image"];
  const found = new Map<string, ImagePlace>();
  const add = (steps: readonly string[], affixes: Affixes, appVersion: string) => {
    const image = mapAt(values, steps);
    const tag = text(image["tag"]) || text(shared["tag"]) || appVersion;
    if (!text(image["repository"]) || text(image["digest"]) || tag.includes("@")) return;
    const { tagPrefix = "", tagSuffix = "" } = affixes;
    const reference = imageReference(
      text(image["registry"]) || text(shared["registry"]),
      text(image["repository"]),
      tagPrefix + tag + tagSuffix,
    );
    const key = pathText(steps);
    const others = found.get(key)?.references ?? [];
    const isKnown = others.some((other) => other.tag === reference.tag);
    found.set(key, { steps, references: isKnown ? others : [...others, reference] });
  };
  for (const { service, workload, container } of everyContainer(catalogue))
    if (names.has(service.name) && container.imagePath !== "ordering")
      add(
        [service.name, ...imageScope(service, workload, container), "image"],
        container.image,
        service.appVersion,
      );
  add(ordering, catalogue.ordering.image, catalogue.appVersion);
  return [...found.values()];
}

interface Affixes {
  readonly tagPrefix?: string;
  readonly tagSuffix?: string;
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
