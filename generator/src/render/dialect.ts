import Handlebars from "handlebars";
import { strictProgram } from "./strict.js";
import { TemplateError, type TemplatePlace } from "./template-error.js";
import { vocabulary, type Word } from "./vocabulary.js";

/** Partials by the name they are called by. */
export type Partials = Readonly<Record<string, Handlebars.TemplateDelegate<object>>>;

/** What Handlebars tells a partial of its call. The types leave out how far the call is indented. */
interface PartialCall extends Handlebars.RuntimeOptions {
  indent?: string;
}

/** What Handlebars tells a word of its call. */
interface WordCall {
  readonly data: { readonly offset?: number };
  readonly loc: hbs.AST.SourceLocation;
}

/** Stand for { and } while Handlebars reads the template: it has no setting for its delimiters. One for one, so that columns stay right. */
const open = "\uE000";
const close = "\uE001";

/** What `[[ ]]` may hold: a comment, or no further brackets outside quotes. */
const tag = /\[\[(!--[\s\S]*?--|!(?!--)[\s\S]*?|(?!!)(?:"[^"]*"|'[^']*'|(?!\]\]|\[\[)[^"'])*)\]\]/g;

const engine = Handlebars.create();
for (const [name, word] of Object.entries(vocabulary)) engine.registerHelper(name, located(word));

/**
 * Compiles a template in which `[[ ]]` is Handlebars and `{{ }}` is Helm's, left alone. A literal `[[` is written `[["[["]]`.
 * Inside `[[ ]]` are the words of the vocabulary, `if`, `unless`, `each`, `with`, and partials: `[[> pod workload]]` alone on a line is
 * indented as the call is, lines without text excepted.
 * `if` takes 0, "" and [] for false, but not {}.
 *
 * @returns the function from a context to text
 * @throws TemplateError with line and column, when compiling and when rendering: any name that is not in the context is an error
 */
export function compileTemplate(name: string, source: string, partials: Partials = {}): (context: object) => string {
  const compiled = compile(name, source, partials);
  return (context) => compiled(context, { partials });
}

/** Compiles a partial when it is first called, so that partials may call each other. */
export function compilePartial(name: string, source: string, partials: Partials): Handlebars.TemplateDelegate<object> {
  let compiled: Handlebars.TemplateDelegate<object> | undefined;
  return (context, options) => {
    compiled ??= compile(name, source, partials);
    const call = options as PartialCall;
    const indent = call.indent ?? "";
    // Handlebars would indent empty lines as well.
    call.indent = "";
    call.partials = partials;
    const outer: WordCall["data"] = call.data;
    call.data = { ...Handlebars.createFrame(outer), offset: (outer.offset ?? 0) + indent.length };
    return compiled(context, call).replace(/(?<=^|\n)(?=[^\n])/g, indent);
  };
}

function compile(name: string, source: string, partials: Partials): Handlebars.TemplateDelegate<object> {
  const swapped = swap(name, source);
  const program = strictProgram(parse(name, swapped), { template: name, source: swapped, partials: Object.keys(partials), locals: [], restore });
  const knownHelpers = Object.fromEntries(Object.keys(vocabulary).map((word) => [word, true]));
  const compiled = engine.compile<object>(program, { strict: true, noEscape: true, knownHelpersOnly: true, knownHelpers });
  return (context, options) => {
    try {
      return compiled(context, options);
    } catch (error) {
      throw templateError(name, error);
    }
  };
}

function swap(name: string, source: string): string {
  refuse(name, source, /[\0\uE000\uE001]/, "the dialect keeps U+0000, U+E000 and U+E001 for itself");
  const masked = source.replaceAll("{", open).replaceAll("}", close);
  const outside = masked.replace(tag, (text) => "\0".repeat(text.length));
  refuse(name, outside, /\[\[/, '[[ is not closed. A literal [[ is written [["[["]]');
  refuse(name, outside, /\\(?=\0)/, "Handlebars would take a backslash before [[ for an escape");
  refuse(name, outside, /(?<!\uE000)\uE000(?=\0)/, "a single { directly before [[ could become {{ with what follows");
  refuse(name, masked, /\[\[\[/, "put a blank between [ and [[");
  return masked.replace(tag, "{{$1}}");
}

function restore(text: string): string {
  return text.replaceAll(open, "{").replaceAll(close, "}");
}

function refuse(name: string, text: string, pattern: RegExp, reason: string): void {
  const found = pattern.exec(text);
  if (!found) return;
  const before = text.slice(0, found.index).split("\n");
  throw new TemplateError(name, { line: before.length, column: before[before.length - 1]!.length }, reason);
}

function parse(name: string, swapped: string): hbs.AST.Program {
  try {
    return Handlebars.parse(swapped, { srcName: name });
  } catch (error) {
    throw templateError(name, error);
  }
}

/** Handlebars keeps the place in the error, or, when the grammar failed, in its one parser. */
function templateError(name: string, error: unknown): TemplateError {
  if (error instanceof TemplateError) return error;
  const { message, lineNumber, column } = error as Handlebars.Exception;
  const reason = message.replace(/ - \d+:\d+$/, "");
  if (lineNumber !== undefined) return new TemplateError(name, { line: Number(lineNumber), column: Number(column) }, reason, error);
  const grammar = /^(?:Parse|Lexical) error[\s\S]*?(?:got '(\w+)')?$/.exec(message);
  if (!grammar) return new TemplateError(name, undefined, reason, error);
  return new TemplateError(name, parserPlace(), grammar[1] === "EOF" ? "the template ends inside a block" : "cannot be read from here on", error);
}

function parserPlace(): TemplatePlace {
  const { Parser } = Handlebars as unknown as { Parser: { lexer: { yylloc: { first_line: number; first_column: number } } } };
  return { line: Parser.lexer.yylloc.first_line, column: Parser.lexer.yylloc.first_column };
}

function located({ means }: Word): Handlebars.HelperDelegate {
  return (...values: unknown[]) => {
    const call = values.pop() as WordCall;
    try {
      return means(values, call.data.offset ?? 0);
    } catch (error) {
      throw new TemplateError(call.loc.source, call.loc.start, (error as Error).message, error);
    }
  };
}
