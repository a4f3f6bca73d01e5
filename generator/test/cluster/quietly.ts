import * as assert from "uvu/assert";
import type { ExitResult } from "../helm/run.js";
import { troubles, unready } from "./observations.js";

/**
 * Waits for a command's end.
 * @param warnings parts of those lines that it is known to print to standard error
 * @throws Error with what is wrong in the namespace when it failed, AssertionError when it warns of more than
 * is known
 */
export async function quietly(
  command: Promise<ExitResult>,
  warnings: readonly string[],
  namespace: string,
): Promise<void> {
  const { code, errors } = await command;
  if (code !== 0)
    throw new Error([errors, ...(await troubles(namespace)), ...(await unready(namespace))].join("\n"));
  // Helm 4 stops watching in the middle of an answer, and one of its libraries complains of that.
  const known = [...warnings, "request.go", "watch ended with error"];
  const unknown = errors
    .split("\n")
    .filter((line) => line !== "" && !known.some((text) => line.includes(text)));
  assert.equal(unknown, [], "it warns");
}
