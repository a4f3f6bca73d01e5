import { lstatSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, posix, resolve } from "node:path";
import { sha256 } from "./state.js";

/** A finished run: what it read, and what lies in the output folder since. */
export interface Run {
  /** Milliseconds since 1970 at which it began, before it read anything. */
  readonly startedAt: number;
  /** Paths of the files that decide what becomes of any catalogue: those of this package. */
  readonly program: readonly string[];
  /** Paths of all else that it depends on, a missing file as well; undefined where nobody can tell. */
  readonly inputs: readonly string[] | undefined;
  /** Paths below the output folder. */
  readonly outputs: readonly string[];
  /** The state file, below the output folder. */
  readonly statePath: string;
  /** What charts are made of, as a sum, by their folder below the output folder. */
  readonly origins: ReadonlyMap<string, string>;
}

/** What is known of the last run, by size, time of change and inode of what it read and wrote. */
export interface LastRun {
  /** How many files it left, if since then neither they nor anything that it read was touched. */
  readonly untouched: () => number | undefined;
  /** The files that it left of a chart, if that is made of the same still and nobody touched them. */
  readonly filesOf: (folder: string, origin: string) => readonly string[] | undefined;
}

/** Nothing that a run read was touched after this many milliseconds before its start: file systems tell the time in steps. */
const clockStep = 20;

/**
 * The last run of a catalogue into a folder, as the user's cache folder has it. Where nothing is known, nothing is untouched.
 *
 * @param way how the run was made; runs of other ways are others
 */
export function lastRun(catalogue: string, root: string, way: string): LastRun {
  const { program, inputs, outputs, origins } = readRecord(recordPath(catalogue, root, way));
  const same = (line: string, folder?: string) => {
    const [seen, path] = fields(line);
    return sight(folder === undefined ? path : `${folder}/${path}`).seen === seen;
  };
  let isSameProgram: boolean | undefined;
  let byChart: ReadonlyMap<string, { readonly origin: string; readonly files: readonly string[] }> | undefined;
  return {
    untouched: () => (inputs.length > 0 && [...program, ...inputs].every((line) => same(line)) && outputs.every((line) => same(line, root)) ? outputs.length : undefined),
    filesOf: (folder, origin) => {
      isSameProgram ??= program.length > 0 && program.every((line) => same(line));
      if (!isSameProgram) return undefined;
      byChart ??= chartsOf(origins, outputs);
      const chart = byChart.get(folder);
      if (chart?.origin !== origin || !chart.files.every((line) => same(line, root))) return undefined;
      return chart.files.map((line) => fields(line)[1]);
    },
  };
}

/** The outputs of each chart: those below its folder. */
function chartsOf(origins: readonly string[], outputs: readonly string[]): ReadonlyMap<string, { readonly origin: string; readonly files: readonly string[] }> {
  const charts = new Map(origins.map(fields).map(([origin, folder]) => [folder, { origin, files: [] as string[] }]));
  for (const line of outputs) {
    for (let above = posix.dirname(fields(line)[1]); above !== "."; above = posix.dirname(above)) charts.get(above)?.files.push(line);
  }
  return charts;
}

/**
 * Remembers a run for `lastRun`: the record speaks of one machine's times and inodes. That it cannot be written is no failure of the run.
 */
export function rememberRun(catalogue: string, root: string, way: string, { startedAt, program, inputs, outputs, statePath, origins }: Run): void {
  const seen = (path: string, folder?: string) => ({ path, ...sight(folder === undefined ? path : `${folder}/${path}`) });
  const read = (paths: readonly string[]) => [...new Set(paths.map((path) => resolve(path)))].map((path) => seen(path));
  // What was saved while the run read it may be newer than what it read.
  const isSure = ({ path, changedAt }: Sight & { readonly path: string }) => changedAt < startedAt - clockStep && !path.includes("\n");
  const own = read(program);
  const others = read(inputs ?? []);
  if (!own.every(isSure)) return;
  writeRecord(recordPath(catalogue, root, way), {
    // Nothing may be kept but what the state file speaks of.
    program: [...own, seen(resolve(root, statePath))].map(line),
    inputs: others.every(isSure) ? others.map(line) : [],
    outputs: outputs.map((path) => line(seen(path, root))),
    origins: [...origins].map(([folder, origin]) => line({ seen: origin, path: folder })),
  });
}

const parts = ["program", "inputs", "outputs", "origins"] as const;

/** Lines of two fields, what was seen and where, by what they are about. */
type Record = { readonly [part in (typeof parts)[number]]: readonly string[] };

function readRecord(file: string): Record {
  const [counts = "", ...lines] = readLines(file);
  let start = 0;
  const [program, inputs, outputs, origins] = counts.split(" ").map((count) => lines.slice(start, (start += Number(count))));
  // One that was cut off knows nothing.
  const isWhole = start === lines.length && origins !== undefined;
  return isWhole ? { program: program!, inputs: inputs!, outputs: outputs!, origins } : { program: [], inputs: [], outputs: [], origins: [] };
}

function writeRecord(file: string, record: Record): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.${process.pid}`, [parts.map((part) => record[part].length).join(" "), ...parts.flatMap((part) => record[part])].join("\n"));
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    // Then the next run does its whole work.
  }
}

function recordPath(catalogue: string, root: string, way: string): string {
  const cache = process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache");
  return join(cache, "chartwright", "runs", sha256(`${resolve(catalogue)}\n${resolve(root)}\n${way}`));
}

function readLines(file: string): readonly string[] {
  try {
    return readFileSync(file, "utf8").split("\n");
  } catch {
    return [];
  }
}

function line({ seen, path }: { readonly seen: string; readonly path: string }): string {
  return `${seen}\t${path}`;
}

function fields(line: string): [seen: string, path: string] {
  const split = line.indexOf("\t");
  return [line.slice(0, split), line.slice(split + 1)];
}

interface Sight {
  readonly seen: string;
  /** Milliseconds since 1970. */
  readonly changedAt: number;
}

function sight(path: string): Sight {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats ? { seen: `${stats.size} ${stats.ctimeMs} ${stats.ino}`, changedAt: stats.ctimeMs } : { seen: "", changedAt: 0 };
}
