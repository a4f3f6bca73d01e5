const columns = 120;

/**
 * A chart template whose lines are at most 120 columns wide, as far as Helm's actions allow: a longer one is
 * broken in an action, and its rest indented by four more. Helm prints the same, for there a line feed is a
 * blank.
 */
export function narrow(template: string): string {
  const lines = template.split("\n");
  if (lines.every(({ length }) => length <= columns)) return template;
  const blanks = breakable(template);
  let end = 0;
  return lines
    .map((line) => {
      const start = end;
      end += line.length + 1;
      if (line.length <= columns) return line;
      const indent = /^ */.exec(line)![0].length + 4;
      const own = blanks.filter(({ at }) => at >= start + indent && at < end);
      return narrowed(
        line,
        indent,
        own.map(({ at, depth }) => ({ at: at - start, depth })),
      );
    })
    .join("\n");
}

/** A blank at which a line may be broken. */
interface Blank {
  readonly at: number;
  /** How many parentheses it is in. */
  readonly depth: number;
}

function narrowed(line: string, indent: number, blanks: readonly Blank[]): string {
  const fitting = blanks.filter(({ at }) => at <= columns);
  const least = Math.min(...fitting.map(({ depth }) => depth));
  const outer = fitting.filter(({ depth }) => depth === least);
  // In the least nested parentheses, the last before a pipe, else the last.
  const { at } = outer.findLast(({ at }) => line[at + 1] === "|") ?? outer.at(-1) ?? blanks[0] ?? {};
  if (at === undefined) return line;
  const rest = " ".repeat(indent) + line.slice(at + 1);
  const moved = at + 1 - indent;
  const later = blanks.filter((blank) => blank.at > at).map((blank) => ({ ...blank, at: blank.at - moved }));
  return `${line.slice(0, at)}\n${rest.length > columns ? narrowed(rest, indent, later) : rest}`;
}

const action = /\{\{(?:-?\s*\/\*[^]*?\*\/\s*-?|(?:"(?:\\.|[^"\\])*"|`[^`]*`|(?!\}\})[^"`])*)\}\}/g;
const token = /"(?:\\.|[^"\\])*"|`[^`]*`|[() ]/g;

function breakable(template: string): readonly Blank[] {
  return [...template.matchAll(action)].flatMap(({ 0: text, index }) => {
    let depth = 0;
    return [...text.matchAll(token)].flatMap(({ 0: found, index: at }): readonly Blank[] => {
      if (found === "(") depth++;
      if (found === ")") depth--;
      return found === " " && isBetweenWords(text, at) ? [{ at: index + at, depth }] : [];
    });
  });
}

/** Not beside a delimiter or the sign of a comment, nor after a pipe, which begins a line. */
function isBetweenWords(text: string, at: number): boolean {
  return !/(?:\{\{-?|\/\*|[|=])$/.test(text.slice(0, at)) && !/^ (?:-?\}\}|\*\/)/.test(text.slice(at));
}
