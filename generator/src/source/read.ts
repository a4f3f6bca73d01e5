import { createReadStream } from "node:fs";
import { extname } from "node:path";
import type { Readable } from "node:stream";
import { statsAt } from "../disk/stats.js";
import { inputsOf, type Inputs } from "./inputs.js";
import type { Positions } from "../problem/positions.js";
import { MAX_FILE_BYTES } from "../problem/limits.js";
import { ProblemsError } from "../problem/problem.js";
import { readYaml } from "./yaml/read-yaml.js";
import { unreadable } from "./unreadable.js";

/** What a file says, before anything is known about it but that it is plain data: what JSON can hold. */
export interface Source {
  /** The file as the user named it. */
  readonly file: string;
  readonly value: unknown;
  /** Where everything stands, for YAML and JSON. */
  readonly positions?: Positions;
}

/** A source as it was read. */
export interface TrackedSource extends Source {
  /** What it follows from; undefined if that cannot be told, as of a program that reads the clock. */
  readonly inputs: Inputs | undefined;
}

/**
 * Reads a catalogue or a values file: YAML and JSON are parsed, TypeScript and JavaScript are run and give
 * their default export.
 *
 * @throws ProblemsError when there is no such file, or with all that is wrong in it
 */
export async function readSource(file: string): Promise<TrackedSource> {
  const read = READERS[extname(file).toLowerCase()];
  const found = statsAt(file);
  if (!found?.isFile() || !read) throw await unreadable(file, found, Object.keys(READERS));
  if (found.size > MAX_FILE_BYTES) throw tooLarge(file, found.size);
  return { file, ...(await read(file)) };
}

/**
 * Reads a values file as Helm's `-f` takes it: `-` is standard input, a pipe is read once, and whatever is no
 * program is YAML, by any name.
 *
 * @throws ProblemsError as {@link readSource} does, and for a URL
 */
export async function readNamedValues(file: string): Promise<TrackedSource> {
  if (isUrl(file))
    throw new ProblemsError(file, [
      { path: "", message: "is a URL, which only Helm fetches. Download it, or pipe it into -f -" },
    ]);
  const isFile = statsAt(file)?.isFile() === true;
  const isYaml = isStream(file) || (isFile && !(extname(file).toLowerCase() in READERS));
  return isYaml ? { file, ...(await parsed(file)), inputs: undefined } : readSource(file);
}

/** Whether a values file is standard input or a pipe, which can be read only once. */
export function isStream(file: string): boolean {
  const found = statsAt(file);
  return file === "-" || (found !== undefined && !found.isFile() && !found.isDirectory());
}

/** Whether Helm would fetch a values file. */
export function isUrl(file: string): boolean {
  return /^[a-z0-9+]+:\/\//i.test(file);
}

/** esbuild is loaded only for programs. */
async function ran(file: string): ReturnType<Reader> {
  const { readModule } = await import("./read-module.js");
  return readModule(file);
}

type Reader = (file: string) => Promise<Omit<TrackedSource, "file">>;

const READERS: Readonly<Record<string, Reader>> = {
  ".ts": ran,
  ".mts": ran,
  ".js": ran,
  ".mjs": ran,
  ".yaml": parsed,
  ".yml": parsed,
  ".json": parsed,
};

async function parsed(file: string): ReturnType<Reader> {
  const read = bytesOf(file, file === "-" ? process.stdin : createReadStream(file));
  const bytes = await read.catch((error: NodeJS.ErrnoException) => {
    if (error instanceof ProblemsError) throw error;
    throw new ProblemsError(file, [{ path: "", message: `cannot be read: ${error.code ?? error.message}` }]);
  });
  return { ...readYaml(file, bytes), inputs: inputsOf({ files: [file] }) };
}

/** What a stream holds, which says no size and may never end. */
async function bytesOf(file: string, stream: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of stream as AsyncIterable<Buffer>) {
    parts.push(part);
    bytes += part.length;
    if (bytes > MAX_FILE_BYTES) throw tooLarge(file);
  }
  return Buffer.concat(parts);
}

/** @param bytes undefined where nobody knows how many there are */
function tooLarge(file: string, bytes?: number): ProblemsError {
  const got = bytes === undefined ? "more" : `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
  return new ProblemsError(file, [{ path: "", message: `must be at most 5 MiB, got ${got}` }]);
}
