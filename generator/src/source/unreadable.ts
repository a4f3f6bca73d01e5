import type { Stats } from "node:fs";
import { readdir } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { ProblemsError } from "../problem/problem.js";
import { didYouMean } from "../problem/suggest.js";

/**
 * Why a path is not a file that can be read, with the file that was probably meant. `found` is undefined for
 * a missing one.
 */
export async function unreadable(
  file: string,
  found: Stats | undefined,
  extensions: readonly string[],
): Promise<ProblemsError> {
  return new ProblemsError(file, [{ path: "", message: await reason(file, found, extensions) }]);
}

async function reason(
  file: string,
  found: Stats | undefined,
  extensions: readonly string[],
): Promise<string> {
  if (found?.isDirectory()) return folder(file, extensions);
  if (found && !found.isFile()) return "is not a file";
  if (found) return `has an extension that is not known. Known are ${extensions.join(", ")}`;
  const place = dirname(file);
  const names = await namesIn(place);
  if (!names) return `does not exist, and neither does its folder ${JSON.stringify(place)}`;
  const readable = names.filter((name) => extensions.includes(extname(name)));
  return `does not exist.${similar(file, readable)}`.replace(/\.$/, "");
}

async function folder(file: string, extensions: readonly string[]): Promise<string> {
  const names = (await namesIn(file)) ?? [];
  const entries = extensions.flatMap((extension) => [`index${extension}`, `catalogue${extension}`]);
  const entry = entries.find((name) => names.includes(name));
  if (entry === undefined) return "is a folder. Name a file in it";
  return `is a folder. Did you mean ${JSON.stringify(join(file, entry))}?`;
}

/** The same name with another extension is likelier than a slip of the finger. */
function similar(file: string, names: readonly string[]): string {
  const stem = basename(file, extname(file));
  const twin = names.find((name) => basename(name, extname(name)) === stem);
  return twin === undefined ? didYouMean(basename(file), names) : ` Did you mean ${JSON.stringify(twin)}?`;
}

function namesIn(path: string): Promise<readonly string[] | undefined> {
  return readdir(path).then(
    (names) => names.sort(),
    () => undefined,
  );
}
