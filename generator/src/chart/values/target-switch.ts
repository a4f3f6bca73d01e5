import type { Catalogue } from "../../catalogue/model/catalogue.js";
import { gaps, type TargetName } from "../../catalogue/controllers/gaps.js";
import { schemaValue, type Value } from "./value-tree.js";

/**
 * Whether routes become objects of a kind, as a value; where those could not do what the routes want, it can
 * only be off.
 */
export function targetSwitch(catalogue: Catalogue, target: TargetName, description: string): Value {
  const { enabled } = catalogue[target];
  const missing = enabled ? [] : gaps(catalogue, target);
  if (missing.length === 0) return schemaValue("switch", enabled, description);
  const features = [...new Set(missing.map(({ feature, path }) => feature ?? path))].join(", ");
  const expected = `false, for they cannot do what the catalogue's routes want: ${features}`;
  return {
    description: `${description} Only ${expected}.`,
    default: false,
    schema: { type: "boolean", enum: [false], "x-expected": expected },
  };
}
