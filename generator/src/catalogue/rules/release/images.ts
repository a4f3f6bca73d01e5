import type { ImageSource } from "../../../../../schemas/types/catalogue.js";
import { everyContainer } from "../../facts/parts.js";
import type { Problem } from "../../../problem/problem.js";
import { at } from "../../../problem/positions.js";
import { quoted } from "../../../problem/shown.js";
import type { Rule } from "../rule.js";

/**
 * The platform's version is that of its own images. One from a registry of its own says its tag or digest,
 * else it would get a tag that only others have.
 */
export const images: Rule = (catalogue) => [
  ...everyContainer(catalogue).flatMap(({ service: { appVersion }, container: { image, imagePath } }) =>
    faults(image, at(imagePath, "image"), appVersion),
  ),
  ...faults(catalogue.ordering.image, "ordering.image", catalogue.appVersion),
];

function faults({ registry, tag, digest }: ImageSource, path: string, version: string): readonly Problem[] {
  if (tag?.includes("@") && digest)
    return [{ path: at(path, "tag"), message: "has a digest, and digest has one as well. Keep one" }];
  if (!registry || tag || digest) return [];
  return [
    {
      path,
      message:
        `has neither tag nor digest, and the version ${quoted(version)} is that of the platform's own ` +
        `images, not of those from ${registry}. Give its tag, or leave registry out of an own image`,
    },
  ];
}
