import { readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { Metafile } from "esbuild";
import { allInputs, inputsOf, type Inputs, type Searched } from "./inputs.js";

/**
 * What esbuild made a bundle from: the files that it names, the folders in which it looked for them (another
 * file may be found there next time), and the settings that it looks for above each. Undefined where the
 * bundle imports what lies outside of it, or may do so, for nobody can tell what that is made from.
 *
 * @param file the module that was bundled
 * @param text the bundle's, without what comes before its modules
 * @param own the address of a package that is part of the program
 */
export function moduleInputs(
  file: string,
  text: string,
  { inputs }: Metafile,
  own: string,
): Inputs | undefined {
  // esbuild prints what it cannot bundle like this. Where only a text says so, the run is not tracked: that
  // costs time alone.
  if (/\brequire\b|\bimport\s*[.(]/.test(text)) return undefined;
  const modules = Object.keys(inputs)
    .filter((path) => path !== helpers)
    .map((path) => resolve(path));
  const searched: Searched[] = [];
  for (const [path, { imports }] of Object.entries(inputs)) {
    for (const { path: found, external, original } of imports) {
      if (found === helpers || (external && found === own)) continue;
      // A package or an alias may be found in many places.
      if (external || original === undefined || !/^\.\.?(\/|$)/.test(original)) return undefined;
      const wanted = resolve(dirname(path), original);
      // A name may stand for one with another ending, and for a folder with an index.
      searched.push(
        { folder: dirname(wanted), start: basename(wanted).replace(/\.[cm]?[jt]sx?$/, "") },
        { folder: dirname(resolve(found)), start: "index" },
      );
    }
  }
  const settings = settingsAbove([file, ...modules].map((path) => dirname(resolve(path))));
  return (
    settings && allInputs([inputsOf({ files: [resolve(file), ...modules, ...settings], folders: searched })])
  );
}

/** esbuild's own functions, which it puts before the modules that need them. */
const helpers = "<runtime>";

/**
 * The files in and above folders that decide how esbuild reads modules, missing ones as well; undefined if
 * some are not known.
 */
function settingsAbove(folders: Iterable<string>): readonly string[] | undefined {
  const all = new Set<string>();
  for (const folder of folders)
    for (let above = folder; !all.has(above); above = dirname(above)) all.add(above);
  const projects = [...all].flatMap((folder) =>
    ["tsconfig.json", "jsconfig.json"].map((name) => join(folder, name)),
  );
  const bases = projects.map((project) => basesOf(project, new Set()));
  if (bases.some((base) => base === undefined)) return undefined;
  return [
    ...projects,
    ...[...all].map((folder) => join(folder, "package.json")),
    ...bases.flatMap((base) => base ?? []),
  ];
}

/**
 * What a tsconfig.json extends, directly or not: every name that this may have. Undefined for a package, and
 * for what cannot be told.
 */
function basesOf(project: string, known: Set<string>): readonly string[] | undefined {
  if (known.has(project)) return [];
  known.add(project);
  const text = textOf(project);
  if (text === undefined) return [];
  // Whoever spells a key with escapes may have spelt this one so.
  if (/\\u/i.test(text)) return undefined;
  const extended = [...text.matchAll(/"extends"\s*:\s*("[^"]*"|\[[^\]]*\])/g)];
  const named = extended.flatMap(([, value]) => [...value!.matchAll(/"([^"]*)"/g)].map(([, name]) => name!));
  if (extended.length < text.split("extends").length - 1 || named.some((name) => !/^[./]/.test(name)))
    return undefined;
  const paths = named.flatMap((name) =>
    ["", ".json", "/tsconfig.json"].map((end) => resolve(dirname(project), name + end)),
  );
  const further = paths.map((path) => basesOf(path, known));
  return further.some((bases) => bases === undefined)
    ? undefined
    : [...paths, ...further.flatMap((bases) => bases ?? [])];
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
