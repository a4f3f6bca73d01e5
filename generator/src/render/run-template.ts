import runtime from "handlebars/runtime.js";
import type Handlebars from "handlebars";
import { TemplateError } from "./template-error.js";
import { vocabulary, type Word } from "./vocabulary.js";

/** A compiled template, as Handlebars makes it. */
export type Spec = TemplateSpecification;

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

// Its types say only that it is there.
const engine = (runtime as unknown as typeof Handlebars).create();
for (const [name, word] of Object.entries(vocabulary)) engine.registerHelper(name, located(word));

/**
 * The function from a context to text that a compiled template is.
 *
 * @throws TemplateError with line and column, when rendering: any name that is not in the context is an error
 */
export function specTemplate(name: string, spec: Spec, partials: Partials): (context: object) => string {
  const render = delegate(name, spec);
  return (context) => render(context, { partials });
}

/** The same for a partial, made when it is first called. */
export function specPartial(name: string, spec: () => Spec, partials: Partials): Partials[string] {
  let made: Handlebars.TemplateDelegate<object> | undefined;
  return (context, options) => {
    made ??= delegate(name, spec());
    const call = options as PartialCall;
    const indent = call.indent ?? "";
    // Handlebars would indent empty lines as well.
    call.indent = "";
    call.partials = partials;
    const outer: WordCall["data"] = call.data;
    call.data = { ...engine.createFrame(outer), offset: (outer.offset ?? 0) + indent.length };
    const text = made(context, call);
    return indent === "" ? text : text.replace(/(?<=^|\n)(?=[^\n])/g, indent);
  };
}

function delegate(name: string, spec: Spec): Handlebars.TemplateDelegate<object> {
  const render = engine.template<object>(spec);
  return (context, options) => {
    try {
      return render(context, options);
    } catch (error) {
      throw templateError(name, error);
    }
  };
}

/** Handlebars' own error as ours, with its place. */
export function templateError(name: string, error: unknown): TemplateError {
  if (error instanceof TemplateError) return error;
  const { message, lineNumber, column } = error as Handlebars.Exception;
  const reason = message.replace(/ - \d+:\d+$/, "");
  return new TemplateError(
    name,
    lineNumber === undefined ? undefined : { line: Number(lineNumber), column: Number(column) },
    reason,
    error,
  );
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
