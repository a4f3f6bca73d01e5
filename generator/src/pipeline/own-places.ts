import { isAbsolute, relative, sep } from "node:path";
import type { Catalogue } from "../catalogue/model/catalogue.js";
import { namespaceChartName } from "../chart/namespace.js";
import type { OwnPlaces } from "../output/plan.js";
import { stateName } from "../output/state.js";
import { contractPaths } from "../render/values-contract.js";

/**
 * Where the charts of a catalogue lie; what chartwright has written is kept in the umbrella's folder, but not
 * in its package.
 */
export function ownPlaces({ name }: Catalogue, file: string, output: string): OwnPlaces {
  const names = [name, namespaceChartName({ name })];
  return {
    statePath: `charts/${name}/${stateName}`,
    paths: names.flatMap((chart) => [`charts/${chart}`, ...contractPaths(chart)]),
    catalogue: placeBelow(output, file),
  };
}

/** Where a file is below a folder. Undefined elsewhere, where it may have another path on each machine. */
export function placeBelow(folder: string, file: string): string | undefined {
  const place = relative(folder, file).split(sep).join("/");
  return isAbsolute(place) || place.startsWith("../") ? undefined : place;
}
