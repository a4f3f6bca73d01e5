import { COLLECTION_STYLE, EVENT_ID, type Event, SCALAR_STYLE, type ScalarEvent } from "js-yaml";

/**
 * The offset of a tab where only blanks may stand, at which Helm's parser stops and js-yaml does not: at the
 * start of a line, behind the marks of lists that begin it, before the first line of a block of text, and
 * within brackets behind a text without quotes. Undefined where there is none.
 */
export function indentingTab(text: string, events: readonly Event[]): number | undefined {
  if (!text.includes("\t")) return undefined;
  const scalars = events.filter(
    (event): event is ScalarEvent => event.type === EVENT_ID.SCALAR && event.style !== SCALAR_STYLE.PLAIN,
  );
  const inScalar = (offset: number) =>
    scalars.some(({ valueStart, valueEnd }) => valueStart <= offset && offset < valueEnd);
  const brackets = outerBrackets(text, events);
  const indented = [...text.matchAll(/^(?: *[-?:])* *(?=\t)/gm)]
    .map(({ index, 0: before }) => index + before.length)
    .filter((offset) => {
      const around = brackets.find(({ start, end }) => start < offset && offset < end);
      if (inScalar(offset) || around?.isTop) return false;
      return (
        around === undefined || !"[]{},:\"'".includes(text.slice(around.start, offset).trimEnd().at(-1)!)
      );
    });
  return [...indented, ...scalars.flatMap((scalar) => firstLineTab(text, scalar) ?? [])].sort(
    (a, b) => a - b,
  )[0];
}

interface Brackets {
  readonly start: number;
  readonly end: number;
  /** All of the document is within them, as in JSON. */
  readonly isTop: boolean;
}

function outerBrackets(text: string, events: readonly Event[]): readonly Brackets[] {
  const found: Brackets[] = [];
  const open: { readonly start: number; readonly close: string | undefined }[] = [];
  // Behind all that was read so far.
  let end = 0;
  for (const event of events) {
    if (event.type === EVENT_ID.SCALAR) end = Math.max(end, event.valueEnd);
    else if (event.type === EVENT_ID.ALIAS) end = Math.max(end, event.anchorEnd);
    else if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) {
      const close = event.type === EVENT_ID.MAPPING ? "}" : "]";
      open.push({
        start: event.start,
        close: event.style === COLLECTION_STYLE.FLOW ? close : undefined,
      });
      end = Math.max(end, event.start + 1);
    } else if (event.type === EVENT_ID.POP) {
      const { start, close } = open.pop() ?? { start: 0, close: undefined };
      if (close === undefined) continue;
      end = text.indexOf(close, end) + 1;
      if (open.every((outer) => outer.close === undefined))
        found.push({ start, end, isTop: open.length === 0 });
    }
  }
  return found;
}

// How far such a block is indented, its first line says, unless a number does.
function firstLineTab(text: string, { style, valueStart, valueEnd }: ScalarEvent): number | undefined {
  if (style !== SCALAR_STYLE.LITERAL_BLOCK && style !== SCALAR_STYLE.FOLDED_BLOCK) return undefined;
  const header = text.slice(text.lastIndexOf("\n", valueStart - 2) + 1, valueStart);
  if (/[|>][-+]?\d/.test(header)) return undefined;
  const [blank = ""] = /^\s*/.exec(text.slice(valueStart, valueEnd)) ?? [];
  const tab = blank.indexOf("\t");
  return tab < 0 ? undefined : valueStart + tab;
}
