import { withoutMargin } from "./else-if.js";
import { TemplateError } from "./template-error.js";
import { vocabulary } from "./vocabulary.js";

type Statement =
  | hbs.AST.ContentStatement
  | hbs.AST.CommentStatement
  | hbs.AST.MustacheStatement
  | hbs.AST.BlockStatement
  | hbs.AST.PartialStatement;

/** What the checks need to know about the template around a node. */
interface Scope {
  readonly template: string;
  /** The text that Handlebars read. */
  readonly source: string;
  /** The names of the partials that may be called. */
  readonly partials: readonly string[];
  /** Names given by `as |name|` in the blocks around the node. */
  readonly locals: readonly string[];
  /** Turns text of the template, whose braces were swapped, into what the author wrote. */
  readonly restore: (text: string) => string;
}

const blocks = ["if", "unless", "each", "with"];

/**
 * A parsed template made strict. Handlebars' own strict mode looks only at bare names: a misspelt name after
 * `#if` or `#each`, or handed to a helper or a partial, is undefined there, and the middle of a path fails
 * without a line. So each name becomes a call of `lookup`, which knows its place. Only a name that a
 * condition asks for may be missing.
 *
 * @throws TemplateError on unknown words and partials, wrong numbers of arguments, and what the dialect
 * leaves out of Handlebars
 */
export function strictProgram(program: hbs.AST.Program, scope: Scope): hbs.AST.Program {
  const inner = { ...scope, locals: [...scope.locals, ...(program.blockParams ?? [])] };
  return {
    ...program,
    body: (program.body as Statement[]).map((statement) => strictStatement(statement, inner)),
  };
}

function strictStatement(statement: Statement, scope: Scope): hbs.AST.Statement {
  switch (statement.type) {
    case "ContentStatement":
      return { ...statement, value: scope.restore(statement.value) } as hbs.AST.ContentStatement;
    case "CommentStatement":
      return statement;
    case "MustacheStatement":
      return strictMustache(statement, scope);
    case "BlockStatement":
      return strictBlock(statement, scope);
    case "PartialStatement":
      return strictPartial(statement, scope);
    default:
      throw problem(statement, scope, "this form of Handlebars is not part of the dialect");
  }
}

function strictMustache(mustache: hbs.AST.MustacheStatement, scope: Scope): hbs.AST.Statement {
  const path = mustache.path as hbs.AST.Expression;
  // As {{ "{{" }} is Helm's way to print two braces.
  if (isText(path) && path.value === "[[")
    return {
      type: "ContentStatement",
      value: "[[",
      loc: mustache.loc,
    } as unknown as hbs.AST.ContentStatement;
  if (!isPath(path))
    throw problem(mustache, scope, 'only a name can be printed, or [["[["]] for two brackets');
  const isWord = Object.hasOwn(vocabulary, path.original) && !scope.locals.includes(path.original);
  if (isWord || mustache.params.length > 0 || mustache.hash)
    return { ...mustache, ...strictCall({ ...mustache, path }, scope) };
  return {
    ...mustache,
    path: word("bare", mustache.loc),
    params: [strictExpression(path, scope)],
  } as hbs.AST.MustacheStatement;
}

function strictBlock(block: hbs.AST.BlockStatement, scope: Scope): hbs.AST.BlockStatement {
  const name = block.path.original;
  if (!blocks.includes(name))
    throw problem(block, scope, `#${name} is not a block: the blocks are #${blocks.join(", #")}`);
  if (block.params.length !== 1)
    throw problem(block, scope, `#${name} takes 1 argument, got ${block.params.length}`);
  const { program, inverse } = withoutMargin(block, scope.source);
  return {
    ...block,
    params: block.params.map((param) =>
      name === "if" || name === "unless" ? condition(param, scope) : strictExpression(param, scope),
    ),
    // Either branch may be missing, whatever the types say.
    program: program && strictProgram(program, scope),
    inverse: inverse && strictProgram(inverse, scope),
  };
}

function strictPartial(partial: hbs.AST.PartialStatement, scope: Scope): hbs.AST.PartialStatement {
  const name = isPath(partial.name) ? partial.name.original : undefined;
  if (!name || !scope.partials.includes(name))
    throw problem(partial, scope, `unknown partial "${name ?? "(…)"}"`);
  const params = partial.params.map((param) => strictExpression(param, scope));
  // Handlebars leaves the hash out of the tree when a call has none.
  return partial.hash
    ? { ...partial, params, hash: strictHash(partial.hash, scope) }
    : { ...partial, params };
}

/** What `#if` asks for: a name may be missing, on its own and in `and`, `or` and `not`. */
function condition(expression: hbs.AST.Expression, scope: Scope): hbs.AST.Expression {
  if (isPath(expression))
    return expression.parts.length > 0 ? lookup(expression, scope, "asked") : expression;
  const call = expression as hbs.AST.SubExpression;
  const isLogic = call.type === "SubExpression" && ["and", "or", "not"].includes(call.path.original);
  if (!isLogic) return strictExpression(expression, scope);
  const strict: hbs.AST.SubExpression = {
    ...call,
    ...strictCall(call, scope),
    params: call.params.map((param) => condition(param, scope)),
  };
  return strict;
}

function strictExpression(expression: hbs.AST.Expression, scope: Scope): hbs.AST.Expression {
  if (isText(expression))
    return { ...expression, value: scope.restore(expression.value) } as hbs.AST.StringLiteral;
  if (expression.type === "SubExpression")
    return { ...expression, ...strictCall(expression as hbs.AST.SubExpression, scope) };
  return isPath(expression) && expression.parts.length > 0 ? lookup(expression, scope) : expression;
}

function strictCall(
  call: Pick<hbs.AST.SubExpression, "path" | "params" | "hash" | "loc">,
  scope: Scope,
): { params: hbs.AST.Expression[] } {
  const name = call.path.original;
  const known = Object.hasOwn(vocabulary, name) ? vocabulary[name] : undefined;
  if (!known) throw problem(call, scope, `unknown word "${name}"`);
  if (call.hash) throw problem(call, scope, `${name} takes no named arguments`);
  if (known.takes !== undefined && known.takes !== call.params.length) {
    throw problem(
      call,
      scope,
      `${name} takes ${known.takes} ` +
        `${known.takes === 1 ? "argument" : "arguments"}, got ${call.params.length}`,
    );
  }
  return { params: call.params.map((param) => strictExpression(param, scope)) };
}

function strictHash(hash: hbs.AST.Hash, scope: Scope): hbs.AST.Hash {
  return {
    ...hash,
    pairs: hash.pairs.map((pair) => ({ ...pair, value: strictExpression(pair.value, scope) })),
  };
}

/**
 * `a.b.c` as `(lookup this "a" "b" "c")`. Block parameters and @names keep their first part: only Handlebars
 * knows where they live.
 */
function lookup(
  path: hbs.AST.PathExpression,
  scope: Scope,
  by: "lookup" | "asked" = "lookup",
): hbs.AST.SubExpression {
  const kept = path.data || (path.depth === 0 && scope.locals.includes(path.parts[0]!)) ? 1 : 0;
  const owner = { ...path, parts: path.parts.slice(0, kept), strict: true };
  const names = path.parts
    .slice(kept)
    .map((value) => ({ type: "StringLiteral", value, original: value, loc: path.loc }));
  return {
    type: "SubExpression",
    path: word(by, path.loc),
    params: [owner, ...names],
    loc: path.loc,
  } as unknown as hbs.AST.SubExpression;
}

function word(name: string, loc: hbs.AST.SourceLocation): hbs.AST.PathExpression {
  return {
    type: "PathExpression",
    data: false,
    depth: 0,
    parts: [name],
    original: name,
    loc,
  } as hbs.AST.PathExpression;
}

function isPath(node: hbs.AST.Node): node is hbs.AST.PathExpression {
  return node.type === "PathExpression";
}

function isText(node: hbs.AST.Node): node is hbs.AST.StringLiteral {
  return node.type === "StringLiteral";
}

function problem(node: Pick<hbs.AST.Node, "loc">, scope: Scope, reason: string): TemplateError {
  return new TemplateError(scope.template, node.loc.start, reason);
}
