/** The first line in which two texts differ, counted from 1, and a sentence about it. */
export interface Difference {
  readonly line?: number;
  readonly message: string;
}

/**
 * Tells two different texts apart in one line: `is "replicas: 3", would be "replicas: 2"`.
 * A difference in line endings alone gets its own sentence: it comes from git, not from a hand.
 */
export function firstDifference(found: Buffer, wanted: string): Difference {
  if (withoutCrlf(found).equals(Buffer.from(wanted))) return { message: crlfMessage };
  const foundLines = lines(found.toString("utf8"));
  const wantedLines = lines(wanted);
  const index = foundLines.findIndex((line, i) => line !== wantedLines[i]);
  const line = index >= 0 ? index : foundLines.length;
  const [is, wouldBe] = quoteBoth(foundLines[line], wantedLines[line]);
  return { line: line + 1, message: `is ${is}, would be ${wouldBe}` };
}

/** The bytes with every CRLF turned into LF. */
export function withoutCrlf(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString("latin1").replaceAll("\r\n", "\n"), "latin1");
}

export const crlfMessage =
  "differs in its line endings alone (CRLF): git converted it. Put " +
  "`* text=auto eol=lf` into .gitattributes and check it out again";

function lines(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** In JSON quotes, so that an escape sequence in a file does not reach the terminal. */
function quoteBoth(is: string | undefined, wouldBe: string | undefined): readonly [string, string] {
  // The end of a line shows only where it is missing, which is then the difference.
  const whole = [is, wouldBe].every((line) => line?.endsWith("\n") ?? true);
  const start = Math.max(0, firstColumn(is ?? "", wouldBe ?? "") - 30);
  const quote = (line: string | undefined) => {
    if (line === undefined) return "the end of the file";
    const rest = (whole ? line.replace(/\n$/, "") : line).slice(start);
    return JSON.stringify(`${start > 0 ? "…" : ""}${rest.length > 80 ? `${rest.slice(0, 80)}…` : rest}`);
  };
  return [quote(is), quote(wouldBe)];
}

function firstColumn(a: string, b: string): number {
  let column = 0;
  while (column < a.length && a[column] === b[column]) column++;
  return column;
}
