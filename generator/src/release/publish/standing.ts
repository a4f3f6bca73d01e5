import type { Problem } from "../../problem/problem.js";
import type { Package } from "../package/package.js";

/** One chart and how it stands in the registry. */
export interface Standing {
  readonly package: Package;
  /**
   * `missing`: not there yet; `present`: was there before, the same; `published`: by this run; `different`:
   * that version is something else.
   */
  readonly state: "missing" | "present" | "published" | "different";
  /** Of its manifest, where it is there. */
  readonly digest?: string;
  /** Where it differs from what is there. */
  readonly differences: readonly Problem[];
}
