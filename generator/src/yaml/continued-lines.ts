import { YAMLException } from "js-yaml";

/** More than the indentation of anything. */
const margin = " ".repeat(256);

/** What a parser made of a text, and the text that it was given in the end. */
export interface Parsed<Result> {
  readonly result: Result;
  readonly text: string;
  /** Where something of that text stands in the one that was written. */
  readonly original: (offset: number) => number;
}

/**
 * Parses a text in which lines within brackets or quotes stand at any column, as Helm's own parser takes them
 * and js-yaml does not: it wants them further in than their key. Such a line gets blanks at its start, which
 * mean nothing there.
 *
 * @param parse by js-yaml
 * @throws YAMLException with its place in the text that was written
 */
export function parseContinued<Result>(text: string, parse: (text: string) => Result): Parsed<Result> {
  const indented: number[] = [];
  let first: YAMLException | undefined;
  for (;;) {
    const { text: wider, original } = widened(text, indented);
    try {
      return { result: parse(wider), text: wider, original };
    } catch (error) {
      if (!(error instanceof YAMLException)) throw error;
      const offset = original(error.mark?.position ?? 0);
      const start = text.lastIndexOf("\n", offset - 1) + 1;
      const isNew = indented.every((other) => other < start);
      // Such a line ends a document wherever it stands.
      const isMarker = /^(?:---|\.\.\.)(?=\s|$)/.test(text.slice(start, start + 4));
      if (error.reason !== "deficient indentation" || !isNew || isMarker) {
        if (error.mark) error.mark.position = offset;
        // What does not end where it seems to is rather left open.
        throw first ?? error;
      }
      first ??= error;
      indented.push(start);
    }
  }
}

/** @param starts offsets of lines, in their order */
function widened(text: string, starts: readonly number[]): Omit<Parsed<unknown>, "result"> {
  const ends = [...starts, text.length];
  return {
    text: ends.map((end, i) => text.slice(ends[i - 1] ?? 0, end)).join(margin),
    original: (offset) => {
      let added = 0;
      for (const start of starts) {
        if (offset <= start + added) break;
        added += Math.min(margin.length, offset - start - added);
      }
      return offset - added;
    },
  };
}
