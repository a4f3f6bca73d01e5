/** A position in a source file; lines and columns count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** One thing that is wrong in what the user wrote. */
export interface Problem {
  /** Where, in the user's words: `services.payment.calls[1]`. Empty for the file as a whole. */
  readonly path: string;
  /** What was expected and what was found, as the end of a sentence that begins with the path. */
  readonly message: string;
  /** Where in the file, for formats that keep positions (YAML). */
  readonly position?: Position;
}

/** Thrown with every problem of one file at once: a catalogue, a values file, a package. */
export class ProblemsError extends Error {
  override readonly name = "ProblemsError";

  constructor(
    /** The file as the user named it. */
    readonly file: string,
    readonly problems: readonly Problem[],
  ) {
    super(formatProblems(file, problems));
  }
}

/**
 * The problems of one file as text: a heading, then a line each, paths aligned.
 *
 *     generator/catalogue/payment.ts: 2 problems
 *
 *       services.payment.ports.http  must be 1 to 65535, got 0
 *       12:7  services.payment.calls[1]  names "redsi", which is not in the catalogue. Did you mean "redis"?
 */
export function formatProblems(file: string, problems: readonly Problem[]): string {
  const places = problems.map(place);
  const width = Math.min(60, Math.max(...places.map((text) => text.length)));
  const lines = problems.map((problem, i) =>
    `  ${places[i]!.padEnd(width)}${width > 0 ? "  " : ""}${problem.message}`.trimEnd(),
  );
  return (
    `${file}: ${problems.length} ` +
    `${problems.length === 1 ? "problem" : "problems"}\n\n${lines.join("\n")}\n`
  );
}

function place({ path, position }: Problem): string {
  return position ? `${position.line}:${position.column}  ${path}`.trimEnd() : path;
}
