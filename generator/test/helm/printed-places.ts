import { nextAction, type Cursor } from "../../src/exact/template-action.js";

/** Where an action prints: what stands around it in the line, once all other actions are left out. */
export interface PrintedPlace {
  /** Characters of the file before the action, and before what follows it. */
  readonly start: number;
  readonly end: number;
  /**
   * `key` and `value`: in a plain scalar. `quoted`: between quotes that the template writes. `line`: there is
   * neither key nor dash before it, so it prints whole lines, or the text that a named template is.
   */
  readonly kind: "key" | "value" | "quoted" | "line";
  /** The named template that it is in. */
  readonly named: string | undefined;
  /** The whole scalar; each print in it is one `…`. */
  readonly scalar: string;
}

/** All places of a chart template that print, but for comments and the lines of block scalars. */
export function printedPlaces(source: string): readonly PrintedPlace[] {
  const { text, prints } = withMarks(source);
  const places: PrintedPlace[] = [];
  let block = -1;
  for (const line of text.split("\n")) {
    const indent = line.length - line.trimStart().length;
    if (line.trim() === "" || (block >= 0 && indent > block)) continue;
    block = -1;
    const { dashes = "", key = "", rest = "" } = parts.exec(line)?.groups ?? {};
    if (rest.startsWith("#")) continue;
    if (/^[|>][-+\d]*$/.test(rest)) block = indent;
    const hasPlace = key !== "" || dashes !== "";
    const valueKind = /^["']/.test(rest) ? "quoted" : hasPlace ? "value" : "line";
    const found = [
      ...[...key].map((sign) => ({ sign, kind: /^["']/.test(key) ? "quoted" : "key", scalar: key }) as const),
      ...[...rest].map((sign) => ({ sign, kind: valueKind, scalar: rest }) as const),
    ];
    for (const { sign, kind, scalar } of found) {
      const print = prints.get(sign);
      if (print) places.push({ ...print, kind, scalar: scalar.replace(/[\u{f0000}-\u{ffffd}]/gu, "…") });
    }
  }
  return places;
}

const parts =
  /^ *(?<dashes>(?:- +)*)(?:(?<key>"(?:[^"\\]|\\.)*"|'[^']*'|[^\s#"'{[][^:#]*?):(?: +|$))?(?<rest>.*)$/u;

type Print = Pick<PrintedPlace, "start" | "end" | "named">;

/** The text around the actions, trimmed as they say, with one private character for each that prints. */
function withMarks(source: string): {
  readonly text: string;
  readonly prints: ReadonlyMap<string, Print>;
} {
  const prints = new Map<string, Print>();
  const cursor: Cursor = { source: source.replace(comment, (found) => blanked(found)), at: 0 };
  const open: (string | undefined)[] = [];
  let [text, trims] = ["", false];
  for (;;) {
    const from = cursor.at;
    const action = nextAction(cursor);
    const until = action?.offset ?? source.length;
    let between = cursor.source.slice(from, until);
    if (trims) between = between.trimStart();
    if (/^\{\{-\s/.test(cursor.source.slice(until, until + 4))) between = between.trimEnd();
    text += between;
    if (!action) return { text, prints };
    const written = cursor.source.slice(until, cursor.at);
    trims = /\s-\}\}$/.test(written);
    const { word = "", name } = control.exec(written)?.groups ?? {};
    if (word === "define") text += "\n";
    if (["if", "with", "range", "define"].includes(word)) open.push(name ?? open.at(-1));
    else if (word === "end") open.pop();
    else if (word === "" && !/^\{\{-?\s*\$\w*(?:, *\$\w+)*\s*:?=/.test(written)) {
      const mark = String.fromCodePoint(0xf0000 + prints.size);
      prints.set(mark, { start: until, end: cursor.at, named: open.at(-1) });
      text += /\| *n?indent [^|]*\}\}$/s.test(written) ? `\n${mark}\n` : mark;
    }
  }
}

const control =
  /^\{\{-?\s*(?<word>if|else|with|range|end|define|break|continue)\b(?: +"(?<name>[^"]+)" *-?\}\})?/;

const comment = /\{\{(?:-\s)?\s*\/\*[\s\S]*?\*\/\s*-?\}\}/g;

/** A comment as an action that prints nothing, of the same length, so that offsets stay. */
function blanked(found: string): string {
  const [open] = /^\{\{-?/.exec(found)!;
  const [close] = /-?\}\}$/.exec(found)!;
  const inner = " $_ := 0 ";
  return open + inner + " ".repeat(found.length - open.length - close.length - inner.length) + close;
}
