/** What Handlebars' types leave out: whether a program is the block that an `else if` opens. */
type Program = hbs.AST.Program & { readonly chained?: boolean };

/**
 * Handlebars removes the indentation before a closing tag that stands alone on its line, but not if the block
 * has an `else if`: there it would move the next line. This removes it there too. `source` is the text that
 * Handlebars read.
 */
export function withoutMargin(block: hbs.AST.BlockStatement, source: string): hbs.AST.BlockStatement {
  return isChained(block.inverse) && closesAlone(block, source)
    ? { ...block, inverse: trimmed(block.inverse) }
    : block;
}

function closesAlone({ loc: { end } }: hbs.AST.BlockStatement, source: string): boolean {
  const line = source.split("\n")[end.line - 1]!;
  const before = line.slice(0, line.lastIndexOf("{{", end.column));
  return before.trim() === "" && line.slice(end.column).trim() === "";
}

/** Cuts the blanks at the end of the last branch of a chain. */
function trimmed(program: Program): Program {
  const last = program.body[program.body.length - 1];
  return last
    ? { ...program, body: [...program.body.slice(0, -1), trimmedStatement(last, isChained(program))] }
    : program;
}

function trimmedStatement(statement: hbs.AST.Statement, isLink: boolean): hbs.AST.Statement {
  if (isLink) {
    const block = statement as hbs.AST.BlockStatement;
    const change = block.inverse ? { inverse: trimmed(block.inverse) } : { program: trimmed(block.program) };
    return { ...block, ...change } as hbs.AST.BlockStatement;
  }
  if (statement.type !== "ContentStatement") return statement;
  const content = statement as hbs.AST.ContentStatement;
  return { ...content, value: content.value.replace(/[ \t]+$/, "") } as hbs.AST.ContentStatement;
}

function isChained(program: Program | undefined): boolean {
  return program?.chained === true;
}
