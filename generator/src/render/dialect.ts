import Handlebars from "handlebars";
import { specPartial, specTemplate, templateError, type Partials, type Spec } from "./run-template.js";
import { strictProgram } from "./strict.js";
import { TemplateError, type TemplatePlace } from "./template-error.js";
import { vocabulary } from "./vocabulary.js";

/**
 * Stand for { and } while Handlebars reads the template: it has no setting for its delimiters. One for one,
 * so that columns stay right.
 */
const open = "\uE000";
const close = "\uE001";

/** What `[[ ]]` may hold: a comment, or no further brackets outside quotes. */
const tag = /\[\[(!--[\s\S]*?--|!(?!--)[\s\S]*?|(?!!)(?:"[^"]*"|'[^']*'|(?!\]\]|\[\[)[^"'])*)\]\]/g;

/**
 * Compiles a template in which `[[ ]]` is Handlebars and `{{ }}` is Helm's, left alone. A literal `[[` is
 * written `[["[["]]`. Inside `[[ ]]` are the words of the vocabulary, `if`, `unless`, `each`, `with`, and
 * partials: `[[> pod workload]]` alone on a line is indented as the call is, lines without text excepted.
 * `if` takes 0, "" and [] for false, but not {}.
 *
 * @returns the function from a context to text
 * @throws TemplateError with line and column, when compiling and when rendering: any name that is not in the
 * context is an error
 */
export function compileTemplate(
  name: string,
  source: string,
  partials: Partials = {},
): (context: object) => string {
  return specTemplate(name, evaluated(templateSpec(name, source, Object.keys(partials))), partials);
}

/** Compiles a partial when it is first called, so that partials may call each other. */
export function compilePartial(name: string, source: string, partials: Partials): Partials[string] {
  return specPartial(name, () => evaluated(templateSpec(name, source, Object.keys(partials))), partials);
}

/**
 * A compiled template as the source text of a JavaScript object, for `specTemplate` and `specPartial`.
 *
 * @param partials names of the partials that it may call
 * @throws TemplateError with line and column
 */
export function templateSpec(name: string, source: string, partials: readonly string[]): string {
  const swapped = swap(name, source);
  const program = strictProgram(parse(name, swapped), {
    template: name,
    source: swapped,
    partials,
    locals: [],
    restore,
  });
  const knownHelpers = Object.fromEntries(Object.keys(vocabulary).map((word) => [word, true]));
  return Handlebars.precompile(program, {
    strict: true,
    noEscape: true,
    knownHelpersOnly: true,
    knownHelpers,
  }) as unknown as string;
}

/**
 * The tree of a template, as Handlebars reads it.
 *
 * @throws TemplateError with line and column
 */
export function parseTemplate(name: string, source: string): hbs.AST.Program {
  return parse(name, swap(name, source));
}

function evaluated(spec: string): Spec {
  return new Function(`return ${spec}`)() as Spec;
}

function swap(name: string, source: string): string {
  refuse(name, source, /[\0\uE000\uE001]/, "the dialect keeps U+0000, U+E000 and U+E001 for itself");
  const masked = source.replaceAll("{", open).replaceAll("}", close);
  const outside = masked.replace(tag, (text) => "\0".repeat(text.length));
  refuse(name, outside, /\[\[/, '[[ is not closed. A literal [[ is written [["[["]]');
  refuse(name, outside, /\\(?=\0)/, "Handlebars would take a backslash before [[ for an escape");
  refuse(
    name,
    outside,
    /(?<!\uE000)\uE000(?=\0)/,
    "a single { directly before [[ could become {{ with what follows",
  );
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
    throw grammarError(name, error);
  }
}

/** Handlebars keeps the place in the error, or, when the grammar failed, in its one parser. */
function grammarError(name: string, error: unknown): TemplateError {
  const { message, lineNumber } = error as Handlebars.Exception;
  const grammar = /^(?:Parse|Lexical) error[\s\S]*?(?:got '(\w+)')?$/.exec(message);
  if (lineNumber !== undefined || !grammar) return templateError(name, error);
  return new TemplateError(
    name,
    parserPlace(),
    grammar[1] === "EOF" ? "the template ends inside a block" : "cannot be read from here on",
    error,
  );
}

function parserPlace(): TemplatePlace {
  const { Parser } = Handlebars as unknown as {
    Parser: { lexer: { yylloc: { first_line: number; first_column: number } } };
  };
  return { line: Parser.lexer.yylloc.first_line, column: Parser.lexer.yylloc.first_column };
}
