import { hash } from "node:crypto";
import { readdirSync, readFileSync, readlinkSync, realpathSync, statSync, type Stats } from "node:fs";
import { join } from "node:path";
import type { Inputs } from "../source/inputs.js";
import { errorCode } from "../disk/error.js";
import { sha256 } from "./state.js";
import { linkStatsAt, statsAt } from "../disk/stats.js";

/** Inputs, and a digest of them. */
export type SeenInputs = Inputs & { readonly digest: string };

/** What inputs are now, as a digest: the same while a run on them would find the same. Never throws. */
export function inputsDigest({ files, folders, variables, programs }: Inputs): string {
  return hash(
    "sha256",
    JSON.stringify([
      files.map((path) => [path, ...seen(path, (real) => sha256(readFileSync(real)))]),
      folders.map(({ folder, start }) => [folder, start, ...seen(folder, (real) => namesIn(real, start))]),
      variables.map((name) => [name, process.env[name] === undefined ? "" : sha256(process.env[name])]),
      programs.map((path) => [path, ...seen(path, (real) => statsText(statSync(real)))]),
    ]),
  );
}

/**
 * When files, folders and programs were last changed, and the links that lead to them: in milliseconds
 * since 1970.
 */
export function changeTimes({ files, folders, programs }: Inputs): readonly number[] {
  return [...files, ...folders.map(({ folder }) => folder), ...programs].flatMap((path) =>
    [linkStatsAt, statsAt].flatMap((look) => look(path)?.ctimeMs ?? []),
  );
}

/** What a file is, without a look into it. */
export function statsText({ size, ctimeMs, ino, dev }: Stats): string {
  return `${size} ${ctimeMs} ${ino} ${dev}`;
}

/**
 * Whether a file whose time of change is `changedAt` was for certain not changed after `time`: file systems
 * tell the time in steps, some of whole seconds. Both in milliseconds since 1970.
 */
export function isBefore(changedAt: number, time: number): boolean {
  return changedAt < time - (changedAt % 1000 === 0 ? 2000 : 20);
}

/** Where a path leads, and what is there. */
function seen(path: string, look: (real: string) => string): readonly string[] {
  try {
    const real = realpathSync.native(path);
    const stats = statSync(real);
    // Others, as pipes, would keep us waiting.
    return [real, stats.isFile() || stats.isDirectory() ? look(real) : "neither file nor folder"];
  } catch (error) {
    return [errorCode(error) ?? "unknown", ...linkTarget(path)];
  }
}

/** A link that leads nowhere is another than no link: it may lead out of the repository. */
function linkTarget(path: string): readonly string[] {
  try {
    return [readlinkSync(path)];
  } catch {
    return [];
  }
}

function namesIn(folder: string, start: string): string {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name.startsWith(start))
    .map((entry) => `${entry.name}\0${entry.isSymbolicLink() ? readlinkSync(join(folder, entry.name)) : ""}`);
  return sha256(names.sort().join("\0\0"));
}
