import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stopPrograms } from "../tool/run-program.js";
import { onDisk } from "./error.js";

/**
 * Does a job in a new folder for temporary files, which is gone when the job is over: also when somebody ends
 * this program by Ctrl-C or a signal, with the programs that it has begun.
 *
 * @param purpose a part of the folder's name
 * @param farewell what is said on standard error when a signal ends it
 * @throws DiskError when the folder cannot be made
 */
export async function inTemporaryFolder<Result>(
  purpose: string,
  job: (folder: string) => Promise<Result>,
  farewell = "",
): Promise<Result> {
  const folder = onDisk("", "written", () => mkdtempSync(join(tmpdir(), `chartwright-${purpose}-`)));
  const stop = (signal: NodeJS.Signals) => {
    stopPrograms();
    remove(folder);
    process.stderr.write(farewell);
    leave();
    // Now nothing keeps the signal from ending us, as whoever sent it expects.
    process.kill(process.pid, signal);
  };
  const leave = () => signals.forEach((signal) => process.off(signal, stop));
  for (const signal of signals) process.on(signal, stop);
  try {
    return await job(folder);
  } finally {
    leave();
    remove(folder);
  }
}

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** A program that is just ending may still put something there. */
function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
