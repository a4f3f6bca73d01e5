import { at } from "./at.js";

// Rendered manifests may hold anything: what is not of the expected type counts as not there.

/** The text at a path, or undefined. */
export function textAt(value: unknown, path: string): string | undefined {
  const found = at(value, path);
  return typeof found === "string" && found !== "" ? found : undefined;
}

/** The number at a path, or undefined. */
export function numberAt(value: unknown, path: string): number | undefined {
  const found = at(value, path);
  return typeof found === "number" && Number.isFinite(found) ? found : undefined;
}

/** The items of the list at a path, those that are nothing left out. */
export function listAt(value: unknown, path: string): readonly unknown[] {
  const found = at(value, path);
  return Array.isArray(found) ? found.filter((item) => item !== null && item !== undefined) : [];
}

/** The texts of the list at a path. */
export function textsAt(value: unknown, path: string): readonly string[] {
  return listAt(value, path).flatMap((item) =>
    typeof item === "string" ? [item] : typeof item === "number" ? [String(item)] : [],
  );
}

/** The mapping at a path, as pairs of a key and a value. */
export function pairsAt(value: unknown, path: string): readonly (readonly [string, unknown])[] {
  const found = at(value, path);
  return typeof found === "object" && found !== null && !Array.isArray(found) ? Object.entries(found) : [];
}

/** The texts of the mapping at a path: labels, annotations. */
export function textMapAt(value: unknown, path: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    pairsAt(value, path).filter((pair): pair is readonly [string, string] => typeof pair[1] === "string"),
  );
}
