import { readdirSync } from "node:fs";
import { join, posix } from "node:path";
import { onDisk } from "../disk/error.js";
import { look, unlessGone } from "../disk/look.js";
import type { OwnPlaces } from "./plan.js";
import { unsafePath } from "./path-rules.js";
import { parseState } from "./state.js";

/**
 * What a catalogue made under an earlier name, and nobody updates any more: charts' folders and files below
 * `root`, so far as they are there. Their state files say which catalogue they were made from.
 */
export function abandonedPaths(root: string, { statePath, catalogue }: OwnPlaces): readonly string[] {
  if (catalogue === undefined) return [];
  const charts = posix.dirname(posix.dirname(statePath));
  const folders = onDisk(charts, "read", () => unlessGone(() => readdirSync(join(root, charts)))) ?? [];
  return folders
    .flatMap((name) => {
      const path = posix.join(charts, name, posix.basename(statePath));
      const found = path === statePath ? { kind: "missing" as const } : look(root, path, new Map());
      const state = parseState(found.kind === "file" ? found.bytes.toString("utf8") : undefined);
      if (state.catalogue !== catalogue) return [];
      const homes = [...state.sums.keys()]
        .filter((file) => unsafePath(file) === undefined)
        .map((file) => (file.startsWith(`${charts}/`) ? file.split("/").slice(0, 2).join("/") : file));
      return [...new Set(homes)].filter((home) => look(root, home, new Map()).kind !== "missing");
    })
    .sort();
}
