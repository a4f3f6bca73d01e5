import { relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type Position, ProblemsError } from "../problem/problem.js";

/**
 * What a module threw while it ran, as a problem of the file and line that threw, in the user's own source.
 */
export function thrownBy(file: string, error: unknown): ProblemsError {
  if (error instanceof ProblemsError) return error;
  const frame = error instanceof Error ? ownFrame(error.stack ?? "") : undefined;
  const name =
    frame === undefined || frame.file === resolve(file) ? file : relative(process.cwd(), frame.file);
  const message =
    "threw while it ran: " + `${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`;
  return new ProblemsError(name, [{ path: "", message, ...(frame ? { position: frame.position } : {}) }]);
}

/** Runs something with stack traces in terms of the sources that it was compiled from. */
export async function withSourceMaps<Result>(action: () => Promise<Result>): Promise<Result> {
  const before = process.sourceMapsEnabled;
  process.setSourceMapsEnabled(true);
  try {
    return await action();
  } finally {
    process.setSourceMapsEnabled(before);
  }
}

/** The first line of a stack that is neither Node's nor an installed package's. */
function ownFrame(stack: string): { file: string; position: Position } | undefined {
  for (const [, place, line, column] of stack.matchAll(/^ +at (?:.* \()?(.*):(\d+):(\d+)\)?$/gm)) {
    if (place!.startsWith("node:") || place!.includes("node_modules")) continue;
    const file = place!.startsWith("file:") ? fileURLToPath(place!) : place!;
    return { file, position: { line: Number(line), column: Number(column) } };
  }
  return undefined;
}
