import { hash } from "node:crypto";

/** The state file's name: it lies in the folder of the umbrella chart, and not in its package. */
export const stateName = ".chartwright.json";

/** What the state file says about the last run. */
export interface State {
  readonly condition: "missing" | "damaged" | "whole" | "interrupted";
  /** The file as it lies on disk; undefined when there is none. */
  readonly text: string | undefined;
  /** Where the catalogue is, relative to the output folder; undefined where the file does not say so. */
  readonly catalogue: string | undefined;
  /** Path → the sha256 sums that chartwright may have left there: one, or two after an interrupted run. */
  readonly sums: ReadonlyMap<string, readonly string[]>;
}

type Sums = ReadonlyMap<string, string>;

/** Reads a state file. Never throws: a damaged one only means that nothing is known to be ours. */
export function parseState(text: string | undefined): State {
  const nothing = { text, catalogue: undefined, sums: new Map() };
  if (text === undefined) return { condition: "missing", ...nothing };
  const record = asRecord(parseJson(text));
  const files = asSums(record?.["files"]);
  const pending = asSums(record?.["pending"] ?? {});
  if (!record || !files || !pending) return { condition: "damaged", ...nothing };
  const sums = new Map([...files].map(([path, sum]) => [path, [sum]]));
  for (const [path, sum] of pending) sums.set(path, [...(sums.get(path) ?? []), sum]);
  const catalogue = typeof record["catalogue"] === "string" ? record["catalogue"] : undefined;
  return { condition: "pending" in record ? "interrupted" : "whole", text, catalogue, sums };
}

/**
 * The text of a state file. It is committed, so it depends on the generated files alone: sorted, no
 * times, no paths of a machine.
 *
 * @param catalogue where it is, relative to the output folder
 * @param pending there only while a run is under way: what it is about to write, beside `files`, what it
 * found
 */
export function stateText(
  files: Sums,
  { catalogue, pending }: { readonly catalogue?: string | undefined; readonly pending?: Sums } = {},
): string {
  const about = "What chartwright generated, by sha256. Commit this file and do not edit it.";
  const record = { about, catalogue, files: sorted(files), ...(pending && { pending: sorted(pending) }) };
  return `${JSON.stringify(record, undefined, 2)}\n`;
}

/** The sha256 sum in hexadecimal; a string counts as UTF-8. */
export function sha256(contents: string | Buffer): string {
  return hash("sha256", contents);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}

function asSums(value: unknown): Sums | undefined {
  const record = asRecord(value);
  if (!record) return undefined;
  const sums = new Map<string, string>();
  for (const [path, sum] of Object.entries(record)) {
    if (typeof sum !== "string" || !/^[0-9a-f]{64}$/.test(sum)) return undefined;
    sums.set(path, sum);
  }
  return sums;
}

function sorted(sums: Sums): Readonly<Record<string, string>> {
  return Object.fromEntries([...sums].sort(([a], [b]) => (a < b ? -1 : 1)));
}
