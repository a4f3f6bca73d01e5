/** How much of a version a change asks for, in the words of Semantic Versioning. */
export type Level = "major" | "minor" | "patch";

/** One change of a chart, and what it asks for. */
export interface Reason {
  readonly level: Level;
  /** What changed: a value, an object of the release, a file of the chart, a subchart. */
  readonly of: "value" | "object" | "file" | "subchart";
  /** `image.tag`, `Deployment/shop`, `templates/service.yaml`, `cart`. */
  readonly path: string;
  /** The end of a sentence that begins with the path: `is gone`. */
  readonly message: string;
}

const levels: readonly Level[] = ["patch", "minor", "major"];

/** The largest of some levels; undefined of none. */
export function largest(all: readonly Level[]): Level | undefined {
  return levels.findLast((level) => all.includes(level));
}

/** Reasons with the largest first, each path once. */
export function ranked(reasons: readonly Reason[]): readonly Reason[] {
  const sorted = [...reasons].sort((a, b) => levels.indexOf(b.level) - levels.indexOf(a.level));
  const seen = new Set<string>();
  return sorted.filter(({ of, path }) => !seen.has(`${of} ${path}`) && seen.add(`${of} ${path}`));
}
