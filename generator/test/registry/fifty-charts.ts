import { join } from "node:path";
import { test } from "uvu";
import { newFolder, writeChart } from "../release/package/chart-folder.js";
import { startRegistry } from "./registry.js";
import { ownFolders, umbrella } from "./publish.js";

export const registry = await startRegistry();

export const platform = umbrella(49);

export const chart = writeChart(platform, join(newFolder(), "platform"));

export const to = (repository: string) => [`oci://${registry.host}/${repository}`, "--plain-http"];

interface Result {
  readonly ok: boolean;
  readonly lock?: string;
  readonly charts: readonly {
    readonly name: string;
    readonly state: string;
    readonly digest?: string;
    readonly differences?: readonly { readonly path: string; readonly message: string }[];
  }[];
}

export function lock(name: string): string {
  return join(ownFolders["TMPDIR"]!, `${name}.lock.yaml`);
}

/** State → number of charts. */
export function states(stdout: string): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { state } of (JSON.parse(stdout) as Result).charts) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

test.after(registry.stop);
