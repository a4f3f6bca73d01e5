/** Whether a range of Kubernetes versions names one before 1.MINOR. */
export function allowsOlder(range: string, minor: number): boolean {
  return [...range.matchAll(/(?:^|[^\d.])1\.(\d+)/g)].some(([, named]) => Number(named) < minor);
}
