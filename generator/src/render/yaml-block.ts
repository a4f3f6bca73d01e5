import { helmParts } from "../chart/helm/helm-expression.js";
import { markedText, members, needsEscape, oneLineYaml, yamlKey } from "./yaml-scalar.js";

/** Comments by the path of their key, `env.LOG_LEVEL`. Keys inside sequences have none. */
export type Comments = ReadonlyMap<string, string>;

const columns = 100;

/**
 * What follows `key:` in block style, without a line feed at the end: an object or array on the next lines,
 * indented by `indent` spaces; a scalar or an empty collection after one space; a text of several lines as a
 * literal block where that is exact, for these are scripts and somebody reads them at night.
 *
 * A literal block should not be the last thing in a hook: Helm 3 cuts the line feed at the end of a hook's
 * manifest off.
 */
export function blockYaml(value: unknown, indent: number): string {
  if (isFilled(value)) return `\n${blockLines(value, indent).join("\n")}`;
  const lines = indent > 0 ? literalText(value) : undefined;
  return ` ${lines === undefined ? oneLineYaml(value) : literal(lines, indent)}`;
}

/**
 * The lines of a non-empty object or array in block style, comments above their keys. `path` ends in a dot
 * unless it is empty.
 */
export function blockLines(value: object, indent: number, comments?: Comments, path = ""): string[] {
  const margin = " ".repeat(indent);
  if (Array.isArray(value)) return value.map((item) => `${margin}-${sequenceItem(item, indent + 2)}`);
  return members(value).flatMap(([key, member]) => {
    const comment = comments?.get(path + key);
    const start = `${margin}${yamlKey(key)}:`;
    const own = comment === undefined ? [] : commentLines(comment, indent, path === "");
    if (comments && isFilled(member))
      return [...own, start, ...blockLines(member, indent + 2, comments, `${path}${key}.`)];
    return [...own, start + blockYaml(member, indent + 2)];
  });
}

/** Whether a value is an object or array that has something in it. */
export function isFilled(value: unknown): value is object {
  if (typeof value !== "object" || value === null || helmParts(value)) return false;
  return Array.isArray(value) ? value.length > 0 : members(value).length > 0;
}

function sequenceItem(item: unknown, indent: number): string {
  if (!isFilled(item)) return blockYaml(item, indent);
  return ` ${blockLines(item, indent).join("\n").slice(indent)}`;
}

// The lines of a text that a literal block carries, with expressions marked as `helmSafe` reads them: what
// these print has no line feeds.
function literalText(value: unknown): string | undefined {
  if (typeof value === "string") return isExactAsLiteral(value) ? value : undefined;
  const parts = typeof value === "object" && value !== null ? helmParts(value) : undefined;
  if (parts === undefined) return undefined;
  const shape = parts.map((part) => (typeof part === "string" ? part : "x")).join("");
  return isExactAsLiteral(shape) ? markedText(parts, (text) => text) : undefined;
}

function literal(text: string, indent: number): string {
  const margin = " ".repeat(indent);
  const body = text.replace(/\n$/, "").replace(/^(?=.)/gm, margin);
  return `${text.endsWith("\n") ? "|" : "|-"}\n${body}`;
}

/**
 * Several lines, at most one line feed at the end (Helm changes how many follow a `|+`), nothing that a
 * parser could take for indentation at the front, nothing at a line's end that an editor would strip.
 */
function isExactAsLiteral(text: string): boolean {
  return (
    /\n./.test(text) &&
    !/^\s/.test(text) &&
    !/[ \t]$/m.test(text) &&
    !text.endsWith("\n\n") &&
    !needsEscape.test(text)
  );
}

/**
 * A comment as lines of at most 100 columns, without characters that YAML does not take in comments; at the
 * top with an empty line before.
 */
export function commentLines(comment: string, indent: number, isTop: boolean): string[] {
  const margin = " ".repeat(indent);
  const lines = comment.split("\n").flatMap((line) => wrapped(line, columns - indent - 2));
  return [...(isTop ? [""] : []), ...lines.map((line) => `${margin}# ${line}`.trimEnd())];
}

function wrapped(line: string, width: number): string[] {
  const lines = [""];
  for (const word of line
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu, " ")
    .split(" ")
    .filter(Boolean)) {
    const last = lines[lines.length - 1]!;
    if (last && last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  return lines;
}
