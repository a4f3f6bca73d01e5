import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import type { Inputs } from "../source/inputs.js";
import { onDisk } from "../disk/error.js";
import { changeTimes, inputsDigest, isBefore, statsText, type SeenInputs } from "./fingerprint.js";
import { lookAtFolder, unlessGone, type KnownFolders } from "../disk/look.js";
import { readRecord, recordFile, writeRecord } from "./run-record.js";
import { sha256 } from "./state.js";
import { linkStatsAt } from "../disk/stats.js";

/** A finished run: what it read, and what lies in the output folder since. */
export interface Run {
  /**
   * All that it followed from, this program apart, as it was seen before anything was written; undefined
   * where nobody can tell.
   */
  readonly inputs: SeenInputs | undefined;
  /** Sums by paths below the output folder. */
  readonly outputs: ReadonlyMap<string, string>;
  /** The state file, below the output folder, and its text. */
  readonly statePath: string;
  readonly state: string;
  /** What charts are made of, as a digest, by their folder below the output folder. */
  readonly origins: ReadonlyMap<string, string>;
}

/** What is known of the last run. */
export interface LastRun {
  /** How many files it left, if a run now would follow from the same and they lie there untouched. */
  readonly untouched: () => number | undefined;
  /** The files that it left of a chart, if that is made of the same still and nobody touched them. */
  readonly filesOf: (folder: string, origin: string) => readonly string[] | undefined;
  /**
   * The inputs of the run that is under way, unless they changed while it read them. To be asked before it
   * writes.
   */
  readonly seen: (inputs: Inputs) => SeenInputs | undefined;
  /** Keeps what is known of a run, in place of this one. */
  readonly replace: (run: Run) => void;
}

/**
 * The last run of a catalogue into a folder, as the user's cache has it. What it followed from is compared by
 * content; its outputs, which are many, by size, inode and time of change where these are proof. Where
 * nothing is known, nothing is untouched.
 *
 * @param variant how the run was made; runs of other variants are others
 * @param program all that this program is
 */
export function lastRun(catalogue: string, root: string, variant: string, program: Inputs): LastRun {
  const startedAt = Date.now();
  const file = recordFile(catalogue, root, variant);
  const programDigest = inputsDigest(program);
  const found = file === undefined ? undefined : readRecord(file);
  const record = found?.program === programDigest ? found : undefined;
  const look = lookAtOutputs(root, record?.comparedAt ?? 0);
  // What was saved while the run read it may be newer than what it read.
  const isSure = (read: Inputs) => changeTimes(read).every((time) => isBefore(time, startedAt));
  let byChart: ReadonlyMap<string, ChartOutputs> | undefined;
  return {
    untouched: () => {
      if (record?.inputs === undefined || inputsDigest(record.inputs) !== record.inputs.digest)
        return undefined;
      if (!record.outputs.every(look.isUntouched)) return undefined;
      if (look.hasRead()) writeRecord(file!, { ...record, comparedAt: startedAt });
      return record.outputs.length - 1;
    },
    filesOf: (folder, origin) => {
      // Nothing may be kept but what the state file speaks of.
      if (record === undefined || !look.isUntouched(record.outputs[0]!)) return undefined;
      byChart ??= chartsOf(record);
      const chart = byChart.get(folder);
      if (chart?.origin !== origin || !chart.lines.every(look.isUntouched)) return undefined;
      return chart.lines.map((line) => fields(line).path);
    },
    seen: (inputs) => {
      const digest = inputsDigest(inputs);
      return isSure(inputs) ? { ...inputs, digest } : undefined;
    },
    replace: ({ inputs, origins, outputs, statePath, state }) => {
      if (file === undefined) return;
      const lines = [[statePath, sha256(state)] as const, ...outputs].map(([path, sum]) =>
        outputLine(root, path, sum),
      );
      const isWhole =
        isSure(program) &&
        inputsDigest(program) === programDigest &&
        lines.every((line) => line !== undefined);
      writeRecord(
        file,
        !isWhole
          ? undefined
          : {
              comparedAt: startedAt,
              program: programDigest,
              inputs,
              origins: Object.fromEntries(origins),
              outputs: lines,
            },
      );
    },
  };
}

interface ChartOutputs {
  readonly origin: string;
  readonly lines: string[];
}

/** The outputs of each chart: those below its folder. */
function chartsOf({
  origins,
  outputs,
}: {
  readonly origins: Readonly<Record<string, string>>;
  readonly outputs: readonly string[];
}): ReadonlyMap<string, ChartOutputs> {
  const charts = new Map(
    Object.entries(origins).map(([folder, origin]): [string, ChartOutputs] => [
      folder,
      { origin, lines: [] },
    ]),
  );
  for (const line of outputs) {
    for (let above = posix.dirname(fields(line).path); above !== "."; above = posix.dirname(above))
      charts.get(above)?.lines.push(line);
  }
  return charts;
}

/** An output as it lies there; undefined if it is gone, or its path cannot stand in a line. */
function outputLine(root: string, path: string, sum: string): string | undefined {
  const stats = linkStatsAt(join(root, path));
  return stats?.isFile() !== true || path.includes("\n") ? undefined : `${statsText(stats)}\t${sum}\t${path}`;
}

/**
 * Tells of outputs whether they lie there as they were. What may have been changed after `comparedAt` without
 * a trace is read.
 */
function lookAtOutputs(
  root: string,
  comparedAt: number,
): { readonly isUntouched: (line: string) => boolean; readonly hasRead: () => boolean } {
  const known: KnownFolders = new Map();
  let hasRead = false;
  const isUntouched = (line: string) => {
    const { seen, sum, path } = fields(line);
    if (lookAtFolder(root, posix.dirname(path), known).what !== "folder") return false;
    const stats = linkStatsAt(join(root, path));
    if (stats?.isFile() !== true || statsText(stats) !== seen) return false;
    if (isBefore(stats.ctimeMs, comparedAt)) return true;
    hasRead = true;
    return onDisk(path, "read", () => unlessGone(() => sha256(readFileSync(join(root, path))))) === sum;
  };
  return { isUntouched, hasRead: () => hasRead };
}

function fields(line: string): { readonly seen: string; readonly sum: string; readonly path: string } {
  const first = line.indexOf("\t");
  const second = line.indexOf("\t", first + 1);
  return { seen: line.slice(0, first), sum: line.slice(first + 1, second), path: line.slice(second + 1) };
}
