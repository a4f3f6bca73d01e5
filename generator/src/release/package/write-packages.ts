import { readFileSync, unlinkSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { onDisk } from "../../disk/error.js";
import { unlessGone } from "../../disk/look.js";
import { makeFolders } from "../../disk/make-folders.js";
import { writeWhole } from "../../disk/write-whole.js";
import type { Package } from "./package.js";
import { speaksOf } from "./provenance.js";

/**
 * Writes packages and their provenance into a folder, which is made if need be. Each file is whole or not
 * there; one that holds the same already is not touched, and a provenance that speaks of other bytes does not
 * stay beside a package.
 *
 * @param seconds time of change of the files, since 1970: Helm puts it into what it pushes
 * @param written gets the name of each package that was written, also where it ends with an error
 * @throws DiskError when the disk refuses
 */
export function writePackages(
  folder: string,
  packages: readonly Package[],
  seconds: number,
  written: string[] = [],
): void {
  onDisk(folder, "written", () => makeFolders(folder));
  for (const made of packages) if (writePackage(folder, made, seconds)) written.push(made.file);
}

function writePackage(folder: string, { file, bytes, sum, provenance }: Package, seconds: number): boolean {
  const signature = `${file}.prov`;
  const same = found(folder, file)?.equals(bytes) === true;
  const signed = found(folder, signature)?.toString("utf8");
  if (signed !== undefined && !(same && speaksOf(signed, file, sum)))
    onDisk(signature, "deleted", () => unlinkSync(join(folder, signature)));
  if (!same) write(folder, file, Buffer.from(bytes), seconds);
  if (provenance !== undefined) write(folder, signature, provenance, seconds);
  return !same;
}

function found(folder: string, file: string): Buffer | undefined {
  return onDisk(file, "read", () => unlessGone(() => readFileSync(join(folder, file))));
}

function write(folder: string, file: string, contents: string | Buffer, seconds: number): void {
  writeWhole(folder, file, contents);
  onDisk(file, "written", () => utimesSync(join(folder, file), seconds, seconds));
}
