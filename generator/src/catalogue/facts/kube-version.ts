/** Whether a range of Kubernetes versions names one before 1.MINOR. */
export function allowsOlder(range: string, minor: number): boolean {
  return [...range.matchAll(/(?:^|[^\d.])1\.(\d+)/g)].some(([, named]) => Number(named) < minor);
}

/**
 * The first version that a range names as the oldest of those that it lets in, `1.31.0`; undefined where it
 * names none.
 */
export function oldestNamed(range: string): string | undefined {
  const comparators = range.replace(/([=<>~^])\s+/g, "$1").split(/[\s,|]+/);
  const found = comparators
    .map((comparator) => /^(?:=|>=|=>|~|~>|\^)?v?1\.(\d+)(?:\.(\d+))?/.exec(comparator))
    .find((match) => match !== null);
  return found && `1.${found[1]!}.${found[2] ?? "0"}`;
}
