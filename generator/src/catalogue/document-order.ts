import type { Problem } from "../problem/problem.js";

/**
 * Problems by where they stand in the user's value, from the first key to the last; what is missing comes
 * after what is there.
 */
export function inDocumentOrder(value: unknown, problems: readonly Problem[]): readonly Problem[] {
  const ranked = problems.map((problem) => ({ problem, rank: rankOf(value, problem.path).rank }));
  return ranked.sort((a, b) => compare(a.rank, b.rank)).map(({ problem }) => problem);
}

/**
 * A workload among several, or a migration, inherits from its service, and a step from its migration: the
 * same problem, at the place where the user wrote what is wrong.
 */
export function whereWritten(value: unknown, problem: Problem): Problem {
  const message = problem.message.replace(
    /services\.[-a-z0-9]+\.(?:workloads\.[-a-z0-9]+|migration)[.[][^\s,:;]*/g,
    (path) => writtenPath(value, path),
  );
  return { ...problem, path: writtenPath(value, problem.path), message };
}

function writtenPath(value: unknown, path: string): string {
  const match =
    /^(services\.[^.[]+)(\.(?:workloads\.[^.[]+|migration))(?:\.steps\[\d+\])?(?=[.[])(.*)$/s.exec(path);
  if (!match || isThere(value, path)) return path;
  const [, service, part, field] = match as unknown as readonly string[];
  const inherited = [`${service}${part}${field}`, `${service}${field}`];
  return inherited.find((other) => isThere(value, other)) ?? path;
}

/** Each problem once, though several workloads may have it. */
export function withoutRepetition(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((problem) => [`${problem.path}\n${problem.message}`, problem])).values()];
}

function isThere(value: unknown, path: string): boolean {
  return rankOf(value, path).complete;
}

/** The number of each step's key among its neighbours, as far as the path leads. */
function rankOf(
  value: unknown,
  path: string,
): { readonly rank: readonly number[]; readonly complete: boolean } {
  const rank: number[] = [];
  let here = value;
  for (const step of stepsOf(path)) {
    const index = typeof here === "object" && here !== null ? Object.keys(here).indexOf(step) : -1;
    if (index < 0) return { rank: [...rank, Infinity], complete: false };
    rank.push(index);
    here = (here as Readonly<Record<string, unknown>>)[step];
  }
  return { rank, complete: true };
}

/** The steps of `services.shop.env["a.b"].calls[1]`; keys and numbers alike as text. */
function stepsOf(path: string): readonly string[] {
  const steps = path.matchAll(/\[("(?:[^"\\]|\\.)*")\]|\[(\d+)\]|([^.[\]]+)/gs);
  return [...steps].map(([, quoted, number, plain]) =>
    quoted === undefined ? (number ?? plain!) : (JSON.parse(quoted) as string),
  );
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((number, i) => number !== b[i]);
  if (at < 0) return a.length - b.length;
  return b[at] === undefined ? 1 : a[at]! - b[at];
}
