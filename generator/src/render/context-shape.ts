import { parseTemplate } from "./dialect.js";
import { vocabulary } from "./vocabulary.js";

/** What a template reads of the object that it is given. */
export interface Shape {
  readonly names: ReadonlyMap<string, Use>;
  /** The partials that are given the whole of it. */
  readonly partials: ReadonlySet<string>;
}

/** What a template does with one name. */
export interface Use {
  /** Whether it reads the name without having asked for it by `#if`. */
  readonly isNeeded: boolean;
  /** `plain`: a string, number or boolean; `text`: a string; `any`: printed as YAML, or asked for. */
  readonly prints: "any" | "plain" | "text";
  /** What it reads of the object that it finds there. */
  readonly members: Shape | undefined;
  /** What it reads of each element of a list, or of an object where it reads keys as well. */
  readonly elements: Use | undefined;
  readonly readsKeys: boolean;
}

/** A name is in the form while the template is read. */
interface Draft {
  isNeeded: boolean;
  prints: Use["prints"];
  members: DraftShape | undefined;
  elements: Draft | undefined;
  readsKeys: boolean;
}

interface DraftShape {
  readonly names: Map<string, Draft>;
  readonly partials: Set<string>;
}

/** Where a statement stands: the objects around it, innermost last, and the names that were asked for. */
interface Place {
  readonly around: readonly Draft[];
  readonly asked: ReadonlySet<Draft>;
  /** What the innermost `#each` goes through. */
  readonly loop: Draft | undefined;
}

/**
 * The names that a template reads, found in its tree: `[[#each a]][[b]][[/each]]` reads `a`, whose elements
 * have `b`.
 *
 * @throws TemplateError where it is not a template
 */
export function contextShape(name: string, source: string): Shape {
  const root = draft();
  root.members = shape();
  readAll(parseTemplate(name, source).body, { around: [root], asked: new Set(), loop: undefined });
  return root.members;
}

function readAll(body: readonly hbs.AST.Statement[], place: Place): void {
  for (const statement of body) {
    if (statement.type === "MustacheStatement") printed(statement as hbs.AST.MustacheStatement, place);
    if (statement.type === "PartialStatement") called(statement as hbs.AST.PartialStatement, place);
    if (statement.type === "BlockStatement") block(statement as hbs.AST.BlockStatement, place);
  }
}

function printed({ path, params }: hbs.AST.MustacheStatement, place: Place): void {
  if (path.type !== "PathExpression") return;
  const isWord = params.length > 0 || Object.hasOwn(vocabulary, (path as hbs.AST.PathExpression).original);
  if (isWord) read((path as hbs.AST.PathExpression).original, params, place);
  else use(path, place, "plain");
}

function read(word: string, params: readonly hbs.AST.Expression[], place: Place): void {
  for (const param of params) {
    if (param.type === "SubExpression") {
      const call = param as hbs.AST.SubExpression;
      read((call.path as hbs.AST.PathExpression).original, call.params, place);
    } else use(param, place, printedBy[word] ?? "any");
  }
}

const printedBy: Readonly<Record<string, Use["prints"]>> = { raw: "plain", helmString: "text" };

function called({ name, params: [context] }: hbs.AST.PartialStatement, place: Place): void {
  const given = context && use(context, place, "any");
  const owner = given ?? place.around[place.around.length - 1]!;
  (owner.members ??= shape()).partials.add((name as hbs.AST.PathExpression).original);
}

function block({ path, params: [param], program, inverse }: hbs.AST.BlockStatement, place: Place): void {
  const name = (path as hbs.AST.PathExpression).original;
  if (name === "if" || name === "unless") {
    const asked = askedFor(param!, place);
    const after = { ...place, asked: new Set([...place.asked, ...asked]) };
    const [yes, no] = name === "if" ? [program, inverse] : [inverse, program];
    if (yes) readAll(yes.body, after);
    if (no) readAll(no.body, place);
    return;
  }
  const found = use(param!, place, "any");
  if (found && program) {
    const inner = name === "each" ? (found.elements ??= draft()) : found;
    const loop = name === "each" ? found : place.loop;
    readAll(program.body, { ...place, around: [...place.around, inner], loop });
  }
  if (inverse) readAll(inverse.body, place);
}

/** The names that are there where a condition holds. */
function askedFor(condition: hbs.AST.Expression, place: Place): readonly Draft[] {
  if (condition.type !== "SubExpression") {
    const asked = find(condition, place);
    return asked === undefined ? [] : [asked];
  }
  const { path, params } = condition as hbs.AST.SubExpression;
  const word = (path as hbs.AST.PathExpression).original;
  if (word !== "and" && word !== "or" && word !== "not") {
    read(word, params, place);
    return [];
  }
  const asked = params.flatMap((param) => askedFor(param, place));
  return word === "and" ? asked : [];
}

function use(expression: hbs.AST.Expression, place: Place, prints: Use["prints"]): Draft | undefined {
  const found = find(expression, place);
  if (found === undefined) return undefined;
  if (!place.asked.has(found)) found.isNeeded = true;
  if (prints === "text" || found.prints === "any") found.prints = prints;
  return found;
}

/** The draft of a name; on the way to it, each object must be there. */
function find(expression: hbs.AST.Expression, place: Place): Draft | undefined {
  if (expression.type !== "PathExpression") return undefined;
  const { parts, depth, data } = expression as hbs.AST.PathExpression;
  if (data) {
    if (parts[0] === "key" && place.loop) place.loop.readsKeys = true;
    return undefined;
  }
  let here = place.around[place.around.length - 1 - depth]!;
  parts.forEach((part, i) => {
    if (i > 0 && !place.asked.has(here)) here.isNeeded = true;
    const { names } = (here.members ??= shape());
    const next = names.get(part) ?? draft();
    names.set(part, next);
    here = next;
  });
  return here;
}

function draft(): Draft {
  return { isNeeded: false, prints: "any", members: undefined, elements: undefined, readsKeys: false };
}

function shape(): DraftShape {
  return { names: new Map(), partials: new Set() };
}
