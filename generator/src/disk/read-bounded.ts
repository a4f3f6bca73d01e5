import { closeSync, openSync, readSync } from "node:fs";
import { MAX_FILE_BYTES } from "../problem/limits.js";
import { onDisk, DiskError } from "./error.js";

/**
 * The bytes of a file, a device or a pipe, read only as far as the limit: what never ends says no size.
 *
 * @param most in bytes
 * @throws DiskError for what is larger, or cannot be read
 */
export function readBounded(file: string, most: number = MAX_FILE_BYTES): Buffer {
  return onDisk(file, "read", () => {
    const opened = openSync(file, "r");
    try {
      return allOf(file, opened, most);
    } finally {
      closeSync(opened);
    }
  });
}

function allOf(file: string, opened: number, most: number): Buffer {
  const parts: Buffer[] = [];
  for (let bytes = 0; bytes <= most; ) {
    const part = Buffer.allocUnsafe(Math.min(CHUNK, most + 1 - bytes));
    const length = readSync(opened, part);
    if (length === 0) return Buffer.concat(parts);
    parts.push(part.subarray(0, length));
    bytes += length;
  }
  throw new DiskError([{ path: file, message: `must be at most ${most / MEBIBYTE} MiB, got more` }]);
}

const MEBIBYTE = 1024 * 1024;
const CHUNK = MEBIBYTE;
