import { readFile, stat } from "node:fs/promises";
import { extname } from "node:path";
import { inputsOf, type Inputs } from "./inputs.js";
import type { Positions } from "../problem/positions.js";
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

/** Helm's own limit for a file in a chart. */
const MAX_BYTES = 5 * 1024 * 1024;

/**
 * Reads a catalogue or a values file: YAML and JSON are parsed, TypeScript and JavaScript are run and give
 * their default export.
 *
 * @throws ProblemsError when there is no such file, or with all that is wrong in it
 */
export async function readSource(file: string): Promise<TrackedSource> {
  const read = READERS[extname(file).toLowerCase()];
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile() || !read) throw await unreadable(file, found, Object.keys(READERS));
  if (found.size > MAX_BYTES) {
    throw new ProblemsError(file, [
      { path: "", message: `must be at most 5 MiB, got ${megabytes(found.size)} MiB` },
    ]);
  }
  return { file, ...(await read(file)) };
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
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new ProblemsError(file, [{ path: "", message: `cannot be read: ${error.code ?? error.message}` }]);
  });
  return { ...readYaml(file, bytes), inputs: inputsOf({ files: [file] }) };
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1);
}
