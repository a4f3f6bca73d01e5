import { readFile, stat } from "node:fs/promises";
import { extname } from "node:path";
import type { Positions } from "./positions.js";
import { CatalogueError } from "./problem.js";
import { readYaml } from "./read-yaml.js";
import { unreadable } from "./unreadable.js";

/** What a file says, before anything is known about it but that it is plain data: what JSON can hold. */
export interface Source {
  /** The file as the user named it. */
  readonly file: string;
  readonly value: unknown;
  /** All files that it was read from, and that decide how; absent for a program that may ask for more than that, as the time. */
  readonly inputs?: readonly string[];
  /** Where everything stands, for YAML and JSON. */
  readonly positions?: Positions;
}

/** Helm's own limit for a file in a chart. */
const MAX_BYTES = 5 * 1024 * 1024;

/**
 * Reads a catalogue or a values file: YAML and JSON are parsed, TypeScript and JavaScript are run and give their
 * default export.
 *
 * @throws CatalogueError when there is no such file, or with all that is wrong in it
 */
export async function readSource(file: string): Promise<Source> {
  const read = READERS[extname(file).toLowerCase()];
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile() || !read) throw await unreadable(file, found, Object.keys(READERS));
  if (found.size > MAX_BYTES) {
    throw new CatalogueError(file, [{ path: "", message: `must be at most 5 MiB, got ${megabytes(found.size)} MiB` }]);
  }
  return { file, inputs: [file], ...(await read(file)) };
}

/** esbuild is loaded only for programs. */
async function ran(file: string): ReturnType<Reader> {
  const { readModule } = await import("./read-module.js");
  return readModule(file);
}

type Reader = (file: string) => Promise<Omit<Source, "file">>;

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
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new CatalogueError(file, [{ path: "", message: `cannot be read: ${error.code ?? error.message}` }]);
  });
  return readYaml(file, bytes);
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1);
}
