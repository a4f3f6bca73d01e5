import type { Problem } from "../../problem/problem.js";

/**
 * The rule by which Helm leaves a path of the chart out: relative to the chart, with `/`. Where it is a
 * folder, all below it is left out as well. Undefined where it is a part of the chart.
 */
export type Ignores = (path: string, isFolder: boolean) => string | undefined;

interface Rule {
  readonly text: string;
  readonly onlyFolders: boolean;
  readonly negated: boolean;
  readonly matches: (path: string) => boolean;
}

/**
 * The rules of a `.helmignore`, and Helm's own, that dot files in templates/ are no part of a chart. They are
 * not those of git: the first rule that matches decides, and one with `!` leaves out whatever it does not
 * match. Source: Helm, pkg/ignore/rules.go.
 *
 * @param problems gets what Helm would refuse
 */
export function helmIgnore(text: string, problems: Problem[]): Ignores {
  const lines = `${text.replace(/^\uFEFF/, "")}\ntemplates/.?*`
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
  const rules = lines.flatMap((line) => {
    const rule = parsed(line);
    if (rule === undefined)
      problems.push({
        path: ".helmignore",
        message:
          `has the rule ${JSON.stringify(line)}, which Helm refuses: ` +
          `${line.includes("**") ? "it knows no **" : "a bracket or a backslash is left open"}`,
      });
    return rule ?? [];
  });
  return (path, isFolder) => {
    for (const { text, onlyFolders, negated, matches } of rules) {
      if (negated && ((onlyFolders && !isFolder) || !matches(path))) return text;
      if (!negated && !(onlyFolders && !isFolder) && matches(path)) return text;
    }
    return undefined;
  };
}

function parsed(line: string): Rule | undefined {
  const negated = line.startsWith("!");
  const rule = negated ? line.slice(1) : line;
  const onlyFolders = rule.endsWith("/");
  const pattern = onlyFolders ? rule.slice(0, -1) : rule;
  const expression = line.includes("**") ? undefined : regularExpression(pattern.replace(/^\//, ""));
  if (expression === undefined) return undefined;
  return {
    text: line,
    negated,
    onlyFolders,
    matches: (path) => expression.test(pattern.includes("/") ? path : path.slice(path.lastIndexOf("/") + 1)),
  };
}

/** Go's filepath.Match as a regular expression; undefined for a pattern that it refuses. */
function regularExpression(pattern: string): RegExp | undefined {
  const parts = pattern.match(/\[\^?(?:(?:\\.|[^\\\]-])(?:-(?:\\.|[^\\\]-]))?)+\]|\\.|[^\\[]/gsu) ?? [];
  if (parts.join("") !== pattern) return undefined;
  return new RegExp(`^${parts.map(expressionOf).join("")}$`, "su");
}

function expressionOf(part: string): string {
  if (part === "*") return "[^/]*";
  if (part === "?") return "[^/]";
  if (!part.startsWith("[")) return literal(part);
  const [, negation = "", members = ""] = /^\[(\^?)(.*)\]$/su.exec(part)!;
  const ranges = [...members.matchAll(/(\\.|[^\\])(?:-(\\.|[^\\]))?/gsu)].map(([, from = "", to = from]) => [
    literal(from),
    literal(to),
  ]);
  // One that ends before it begins has no members.
  return `[${negation}${ranges
    .filter(([from, to]) => codePoint(from!) <= codePoint(to!))
    .map(([from, to]) => `${from}-${to}`)
    .join("")}]`;
}

function literal(character: string): string {
  return `\\u{${character
    .replace(/^\\(?=.)/s, "")
    .codePointAt(0)!
    .toString(16)}}`;
}

function codePoint(literal: string): number {
  return parseInt(literal.slice(3), 16);
}
