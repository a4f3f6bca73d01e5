import { type Action, type Cursor, TemplateSyntaxError, type Token, nextAction } from "./template-action.js";

/**
 * A step of a chart template: what stands between `{{` and `}}`, blocks with all that is in them. Text is
 * left out.
 */
export type Step =
  | { readonly kind: "print"; readonly pipeline: Pipeline }
  | {
      readonly kind: "if" | "with" | "range";
      readonly pipeline: Pipeline;
      readonly body: readonly Step[];
      readonly otherwise: readonly Step[];
    }
  | { readonly kind: "define"; readonly name: string; readonly body: readonly Step[] }
  | {
      readonly kind: "template";
      readonly name: string;
      readonly argument: Pipeline | undefined;
      readonly offset: number;
    };

/** `$x := a | b c`; offsets count characters of the file. */
export interface Pipeline {
  /** Variables that are declared, or assigned to, without the dollar. */
  readonly variables: readonly string[];
  readonly assigns: boolean;
  readonly commands: readonly (readonly Operand[])[];
}

export interface Operand {
  readonly base:
    | { readonly is: "dot" }
    | { readonly is: "variable" | "call" | "text"; readonly name: string }
    | { readonly is: "number" }
    | { readonly is: "pipeline"; readonly pipeline: Pipeline };
  /** `.a.b` behind it. */
  readonly fields: readonly string[];
  readonly offset: number;
}

/**
 * Reads a chart template (text/template of Go, as Helm sets it up).
 *
 * @throws TemplateSyntaxError with the place of the first thing that cannot be read
 */
export function parseTemplate(source: string): readonly Step[] {
  const { steps, closer } = block({ source, at: 0 });
  if (closer) throw new TemplateSyntaxError(`"${wordOf(closer)}" belongs to no block`, closer.offset);
  return steps;
}

/** The steps up to the `end` or `else` that closes the block, or to the end of the file. */
function block(cursor: Cursor): { readonly steps: readonly Step[]; readonly closer: Action | undefined } {
  const steps: Step[] = [];
  for (;;) {
    const action = nextAction(cursor);
    if (!action || ["end", "else"].includes(wordOf(action))) return { steps, closer: action };
    steps.push(...actionSteps(cursor, action));
  }
}

function actionSteps(cursor: Cursor, { tokens, offset }: Action): readonly Step[] {
  const word = wordOf({ tokens, offset });
  const rest = tokens.slice(1);
  switch (word) {
    case "if":
    case "with":
    case "range":
      return [branch(cursor, word, rest, offset)];
    case "define":
      return [{ kind: "define", name: nameOf(rest, offset), body: ended(cursor, offset) }];
    case "template":
      return [
        {
          kind: "template",
          name: nameOf(rest, offset),
          argument: rest.length > 1 ? wholePipeline(rest.slice(1), offset) : undefined,
          offset,
        },
      ];
    case "block": {
      const name = nameOf(rest, offset);
      return [
        { kind: "define", name, body: ended(cursor, offset) },
        { kind: "template", name, argument: wholePipeline(rest.slice(1), offset), offset },
      ];
    }
    case "break":
    case "continue":
      return [];
    default:
      return [{ kind: "print", pipeline: wholePipeline(tokens, offset) }];
  }
}

function branch(cursor: Cursor, kind: "if" | "with" | "range", condition: Token[], offset: number): Step {
  const pipeline = wholePipeline(condition, offset);
  const { steps: body, closer } = block(cursor);
  if (!closer) throw unended(kind, offset);
  if (wordOf(closer) === "end") return { kind, pipeline, body, otherwise: [] };
  const [, word, ...rest] = closer.tokens;
  if (!word) return { kind, pipeline, body, otherwise: ended(cursor, offset) };
  if (word.text !== "if" && word.text !== "with")
    throw new TemplateSyntaxError(`"else ${word.text}" is unknown`, closer.offset);
  return { kind, pipeline, body, otherwise: [branch(cursor, word.text, rest, closer.offset)] };
}

function ended(cursor: Cursor, offset: number): readonly Step[] {
  const { steps, closer } = block(cursor);
  if (!closer || wordOf(closer) !== "end") throw unended("block", offset);
  return steps;
}

function unended(kind: string, offset: number): TemplateSyntaxError {
  return new TemplateSyntaxError(`the ${kind} has no end`, offset);
}

function wordOf({ tokens: [first] }: Action): string {
  return first?.kind === "word" ? first.text : "";
}

function nameOf([name]: readonly Token[], offset: number): string {
  if (name?.kind !== "text") throw new TemplateSyntaxError("a name in quotes must follow", offset);
  return name.text;
}

function wholePipeline(tokens: Token[], offset: number): Pipeline {
  const left = [...tokens];
  const made = pipeline(left, offset);
  if (left[0]) throw new TemplateSyntaxError(`"${left[0].text}" is out of place`, left[0].offset);
  return made;
}

/** Takes a pipeline from the front of the tokens. */
function pipeline(tokens: Token[], offset: number): Pipeline {
  const { variables, assigns } = declaration(tokens);
  const commands: Operand[][] = [[]];
  while (tokens[0] && !isSign(tokens[0], ")")) {
    if (isSign(tokens[0], "|")) {
      tokens.shift();
      commands.push([]);
    } else {
      commands[commands.length - 1]!.push(operand(tokens));
    }
  }
  if (commands.some((command) => command.length === 0))
    throw new TemplateSyntaxError("a value is missing", tokens[0]?.offset ?? offset);
  return { variables, assigns, commands };
}

function declaration(tokens: Token[]): { readonly variables: readonly string[]; readonly assigns: boolean } {
  const sign = tokens.findIndex(({ kind, text }) => kind === "sign" && text !== ",");
  const before = tokens.slice(0, Math.max(0, sign));
  if (
    ![":=", "="].includes(tokens[sign]?.text ?? "") ||
    before.some(({ kind, text }) => kind !== "variable" && text !== ",")
  )
    return { variables: [], assigns: false };
  const assigns = tokens[sign]!.text === "=";
  tokens.splice(0, sign + 1);
  return {
    variables: before.filter(({ kind }) => kind === "variable").map(({ text }) => text.slice(1)),
    assigns,
  };
}

function operand(tokens: Token[]): Operand {
  const first = tokens.shift()!;
  const fields: string[] = first.kind === "field" ? [first.text.slice(1)] : [];
  const base = operandBase(first, tokens);
  while (tokens[0]?.kind === "field" && !tokens[0].spaced) fields.push(tokens.shift()!.text.slice(1));
  return { base, fields, offset: first.offset };
}

function operandBase(first: Token, rest: Token[]): Operand["base"] {
  switch (first.kind) {
    case "dot":
    case "field":
      return { is: "dot" };
    case "variable":
      return { is: "variable", name: first.text.slice(1) };
    case "word":
      return { is: "call", name: first.text };
    case "text":
      return { is: "text", name: first.text };
    case "number":
      return { is: "number" };
    case "sign": {
      if (first.text !== "(") throw new TemplateSyntaxError(`"${first.text}" is out of place`, first.offset);
      const inner = pipeline(rest, first.offset);
      if (!isSign(rest.shift(), ")")) throw new TemplateSyntaxError("a bracket is not closed", first.offset);
      return { is: "pipeline", pipeline: inner };
    }
  }
}

function isSign(found: Token | undefined, text: string): boolean {
  return found?.kind === "sign" && found.text === text;
}
