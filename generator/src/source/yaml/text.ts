import { type Position, ProblemsError } from "../../problem/problem.js";

/**
 * The text of a YAML file from its bytes, without a byte order mark. Refuses what is not UTF-8, control
 * characters, and the line breaks of YAML 1.1 that YAML 1.2 lacks: there one parser would see a comment or a
 * text go on where the other sees a new line.
 */
export function yamlText(file: string, bytes: Uint8Array): string {
  const text = decoded(file, bytes);
  const at = text.search(NOT_ALLOWED);
  if (at < 0) return text;
  const code = text.codePointAt(at)!;
  const name = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  const message = LINE_BREAKS.has(code)
    ? `has ${name}, which is a line break to Helm and none to others. Write it as an escape in double quotes`
    : code === 0
      ? "has a NUL character"
      : `has the character ${name}, which YAML does not allow. Write it as an escape in double quotes`;
  throw new ProblemsError(file, [{ path: "", message, position: positionIn(text)(at) }]);
}

/** A function from an offset in the text to its line and column. */
export function positionIn(text: string): (offset: number) => Position {
  const starts = [0];
  for (const { index, 0: lineBreak } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + lineBreak.length);
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - starts[low]! + 1 };
  };
}

function decoded(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new ProblemsError(file, [{ path: "", message: "is not UTF-8 text" }]);
  }
}

const LINE_BREAKS = new Set([0x85, 0x2028, 0x2029]);

/**
 * Everything but what the YAML 1.1 and 1.2 productions for printable characters share, and no second byte
 * order mark.
 */
const NOT_ALLOWED =
  /[^\t\n\r\x20-\x7E\xA0-\u2027\u202A-\uD7FF\uE000-\uFEFE\uFF00-\uFFFD\u{10000}-\u{10FFFF}]/u;
