import type { Catalogue } from "../../src/catalogue/model/catalogue.js";
import { pathText, type Step } from "../../src/problem/positions.js";
import { places } from "./catalogue-places.js";
import type { Installation } from "./installation.js";

/** A text of a catalogue, and what stands where it belongs in what Helm made of it. */
export interface Arrival {
  readonly path: string;
  readonly text: string;
  readonly found: unknown;
}

/**
 * Every text of a completed catalogue that is more than a word of ours. One that `catalogue-places.ts` does
 * not speak of is found as "no place is known": who adds a field to the catalogue says there where it goes.
 */
export function arrivals(catalogue: Catalogue, installation: Installation): readonly Arrival[] {
  return texts(catalogue, []).flatMap(({ steps, text }) => {
    const [, place] = places.find(([pattern]) => fits(pattern.split("."), steps)) ?? [];
    if (place === "word") return [];
    return [
      {
        path: pathText(steps),
        text,
        found: place ? place({ catalogue, installation, steps, text }) : "no place is known",
      },
    ];
  });
}

function texts(
  value: unknown,
  steps: readonly Step[],
): readonly { readonly steps: readonly Step[]; readonly text: string }[] {
  if (typeof value === "string") return [{ steps, text: value }];
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item, i) => texts(item, [...steps, i]));
  return Object.entries(value).flatMap(([key, member]) => texts(member, [...steps, key]));
}

/** `*` is any step, `a|b` one of two, and `**` at the end all the rest. */
function fits([first, ...others]: readonly string[], [step, ...rest]: readonly Step[]): boolean {
  if (first === "**") return true;
  if (first === undefined || step === undefined) return first === undefined && step === undefined;
  return (first === "*" || first.split("|").includes(String(step))) && fits(others, rest);
}
