/** The next action from the cursor on; undefined where there is none any more. */
export function nextAction(cursor: Cursor): Action | undefined {
  const offset = cursor.source.indexOf("{{", cursor.at);
  if (offset < 0) return undefined;
  comment.lastIndex = offset;
  if (comment.test(cursor.source)) {
    cursor.at = comment.lastIndex;
    return nextAction(cursor);
  }
  const tokens: Token[] = [];
  token.lastIndex = /^-\s/.test(cursor.source.slice(offset + 2, offset + 4)) ? offset + 3 : offset + 2;
  for (;;) {
    const at = token.lastIndex;
    const groups = token.exec(cursor.source)?.groups;
    if (!groups) throw new TemplateSyntaxError("the action cannot be read", at);
    if (groups["end"] !== undefined) break;
    const kind = kinds.find((name) => groups[name] !== undefined)!;
    const text = groups[kind]!;
    const spaced = groups["space"] !== "";
    tokens.push({
      kind,
      text: kind === "text" ? unquoted(text) : text,
      offset: at + groups["space"]!.length,
      spaced,
    });
  }
  cursor.at = token.lastIndex;
  return { tokens, offset };
}

function unquoted(text: string): string {
  if (text.startsWith("`")) return text.slice(1, -1);
  try {
    return JSON.parse(text) as string;
  } catch {
    // An escape that only Go has. What it stands for matches no key, so it ends in a problem, not in silence.
    return text;
  }
}

export interface Action {
  readonly tokens: Token[];
  readonly offset: number;
}

const kinds = ["field", "dot", "variable", "word", "text", "number", "sign"] as const;

export interface Token {
  readonly kind: (typeof kinds)[number];
  readonly text: string;
  readonly offset: number;
  /** Whether a blank stands before it: `$x.a` is one operand, `$x .a` two. */
  readonly spaced: boolean;
}

export interface Cursor {
  readonly source: string;
  at: number;
}

/** A file that Go's template language would refuse. */
export class TemplateSyntaxError extends Error {
  override readonly name = "TemplateSyntaxError";

  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
  }
}

/** What can stand in an action, and its end. A text may hold `}}`. */
const parts = [
  /(?<end>-?\}\})/u,
  /(?<text>"(?:[^"\\\n]|\\.)*"|`[^`]*`)/u,
  /(?<number>'(?:[^'\\\n]|\\.)+'|[+-]?\.?\d[\w.]*)/u,
  /(?<field>\.[\p{L}_][\p{L}\p{N}_]*)/u,
  /(?<dot>\.)/u,
  /(?<variable>\$[\p{L}\p{N}_]*)/u,
  /(?<word>[\p{L}_][\p{L}\p{N}_]*)/u,
  /(?<sign>:=|[=|(),])/u,
];

const token = new RegExp(`(?<space>\\s*)(?:${parts.map(({ source }) => source).join("|")})`, "uy");

const comment = /\{\{(?:-\s)?\s*\/\*[\s\S]*?\*\/\s*-?\}\}/y;
