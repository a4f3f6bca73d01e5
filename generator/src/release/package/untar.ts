import { readFileSync, statSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { onDisk } from "../../disk/error.js";
import { MAX_FOLDERS, MAX_PACKAGE_BYTES } from "../../problem/limits.js";
import { ProblemsError } from "../../problem/problem.js";
import { byPath, type ArchiveFile } from "./tar.js";

/**
 * The bytes of a package's file.
 *
 * @throws ProblemsError for one that no chart can have, DiskError
 */
export function packageBytes(file: string): Buffer {
  return onDisk(file, "read", () => {
    const found = statSync(file);
    if (!found.isFile()) throw damaged(file, "it is not a plain file");
    if (found.size > MAX_PACKAGE_BYTES)
      throw damaged(file, "it has more than 100 MiB, which Helm does not read");
    return readFileSync(file);
  });
}

/**
 * The files of a chart's package, whoever made it, sorted by path and without the folder that they lie in.
 * Links and folders are left out, as Helm does.
 *
 * @param file its name, for errors
 * @throws ProblemsError when it is not a package of a chart, or is damaged
 */
export function untar(file: string, bytes: Uint8Array): readonly ArchiveFile[] {
  const archive = unzipped(file, bytes);
  const files = new Map<string, Uint8Array>();
  let name: string | undefined;
  for (let at = 0; at + 512 <= archive.length && archive[at] !== 0; ) {
    const header = archive.subarray(at, at + 512);
    const size = octal(header, 124, 12);
    if (!hasItsSum(header) || Number.isNaN(size) || at + 512 + size > archive.length)
      throw damaged(file, "its archive is cut short or damaged");
    const contents = archive.subarray(at + 512, at + 512 + size);
    const type = String.fromCharCode(header[156]!);
    if (type === "x") name = extendedPath(contents) ?? name;
    else if (type === "L") name = text(contents, 0, contents.length);
    else if (type !== "g") {
      if (type === "0" || type === "\0") files.set(withoutFolder(file, name ?? plainName(header)), contents);
      name = undefined;
    }
    at += 512 + Math.ceil(size / 512) * 512;
  }
  if (!files.has("Chart.yaml")) throw damaged(file, "it has no Chart.yaml");
  return [...files].map(([path, bytes]) => ({ path, bytes })).sort(byPath);
}

function unzipped(file: string, bytes: Uint8Array): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_PACKAGE_BYTES });
  } catch (error) {
    throw damaged(
      file,
      (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE"
        ? "it holds more than 100 MiB, which Helm does not read"
        : "it is not compressed by gzip, or is damaged",
    );
  }
}

function damaged(file: string, why: string): ProblemsError {
  return new ProblemsError(file, [{ path: "", message: `is not a whole package of a chart: ${why}` }]);
}

function hasItsSum(header: Buffer): boolean {
  return (
    header.reduce((sum, byte, i) => sum + (i >= 148 && i < 156 ? 32 : byte), 0) === octal(header, 148, 8)
  );
}

function octal(header: Buffer, start: number, length: number): number {
  const digits = text(header, start, length).trim();
  return /^[0-7]+$/.test(digits) ? parseInt(digits, 8) : NaN;
}

/** What stands before the first zero byte. */
function text(bytes: Buffer, start: number, length: number): string {
  return bytes
    .subarray(start, start + length)
    .toString("utf8")
    .replace(/\0.*$/s, "");
}

function plainName(header: Buffer): string {
  const prefix = text(header, 257, 6) === "ustar" ? text(header, 345, 155) : "";
  return `${prefix}${prefix === "" ? "" : "/"}${text(header, 0, 100)}`;
}

function extendedPath(records: Buffer): string | undefined {
  for (let at = 0; at < records.length; ) {
    const length = parseInt(records.subarray(at, at + 20).toString("latin1"), 10);
    if (!(length > 0)) return undefined;
    const [, path] = /^\d+ path=(.*)\n$/s.exec(records.subarray(at, at + length).toString("utf8")) ?? [];
    if (path !== undefined) return path;
    at += length;
  }
  return undefined;
}

function withoutFolder(file: string, name: string): string {
  const parts = name.replaceAll("\\", "/").replace(/^\.\//, "").split("/").slice(1);
  const named = JSON.stringify(name.slice(0, 200));
  if (parts.length > MAX_FOLDERS) throw damaged(file, `${named}… lies more than ${MAX_FOLDERS} folders deep`);
  if (parts.length === 0 || parts.some((part) => part === "" || part === ".."))
    throw damaged(file, `${named} lies outside of the chart's folder`);
  return parts.join("/");
}
